import fs from 'node:fs';

/**
 * Calls back once when npm or Yarn, which runs this process by way of a shell,
 * is gone: killed by a signal, neither passes it on. Does nothing where nobody
 * of the kind runs it.
 *
 * @param {() => void} callback
 */
export function whenOrphaned(callback) {
  if (!process.env.npm_lifecycle_event) {
    return;
  }
  const before = lineage();
  const timer = setInterval(() => {
    if (lineage() !== before) {
      clearInterval(timer);
      callback();
    }
  }, 1000);
  timer.unref();
}

/** The parent and, where it can be known, the parent's parent. */
function lineage() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

function parentOf(pid) {
  try {
    // The command, in parentheses, may contain anything; the state and the
    // parent follow it.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return '';
  }
}
