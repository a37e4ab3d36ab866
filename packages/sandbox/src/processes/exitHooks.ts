const hooks = new Set<() => void>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let installed = false;

/**
 * Has a function called when this process ends, by itself or by a signal that
 * can be caught. It must be synchronous. Returns how to take it back.
 *
 * @internal
 */
export function onProcessExit(hook: () => void): () => void {
  hooks.add(hook);
  install();
  return () => hooks.delete(hook);
}

function install(): void {
  if (installed) {
    return;
  }
  installed = true;
  process.once('exit', runHooks);
  for (const signal of signals) {
    const onSignal = () => {
      // With another listener it is for that one to say when to end.
      if (process.listenerCount(signal) === 0) {
        runHooks();
        process.kill(process.pid, signal);
      } else {
        process.once(signal, onSignal);
      }
    };
    process.once(signal, onSignal);
  }
}

function runHooks(): void {
  hooks.forEach(hook => hook());
  hooks.clear();
}
