/*
 * Preloaded into programs that must not outlive the process that started them:
 * its end of the pipe on standard input closes whatever way it dies.
 */
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref();
