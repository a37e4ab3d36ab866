/*
 * Preloaded into programs that must not outlive the process that started them,
 * whatever way that one dies. Such a program leads a process group (see
 * ManagedProcess), all of which ends: by force, as with its output closed the
 * program could not even say that it is stopping.
 */
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) {
    process.kill(-process.pid, 'SIGKILL');
  }
}, 500).unref();
