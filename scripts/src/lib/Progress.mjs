/** How often a line is printed where lines cannot be rewritten. */
const LINE_EVERY_MS = 3000;
const REWRITE_EVERY_MS = 200;
const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * @typedef {{
 *   update(detail: string): void,
 *   done(result?: string): void,
 *   fail(result?: string): void,
 * }} Task One step under way; `done` or `fail` ends it, once.
 */

/**
 * Tells a person what is going on: on a terminal one line that is rewritten, in
 * a log a line at least every three seconds for each step under way.
 */
export class Progress {
  #stream;
  #clock;
  #tasks = new Set();
  #timer;
  #frame = 0;

  /** @param {{ stream?: NodeJS.WriteStream, clock?: () => number }} [options] */
  constructor(options = {}) {
    this.#stream = options.stream ?? process.stderr;
    this.#clock = options.clock ?? Date.now;
  }

  /**
   * Begins a step, e.g. "Installing packages".
   * @param {string} title
   * @returns {Task}
   */
  start(title) {
    const task = { title, detail: '', began: this.#clock() };
    this.#tasks.add(task);
    this.#ensureTimer();
    if (this.#stream.isTTY) {
      this.#rewrite();
    } else {
      this.#stream.write(`  … ${title}\n`);
    }
    const end = (mark, result) => {
      if (!this.#tasks.delete(task)) {
        return;
      }
      const elapsed = formatDuration(this.#clock() - task.began);
      this.print(`  ${mark} ${result ?? title} (${elapsed})`);
      if (this.#tasks.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
      }
    };
    return {
      update: detail => {
        task.detail = detail;
      },
      done: result => end('✓', result),
      fail: result => end('✗', result),
    };
  }

  /**
   * Runs `work` as a step.
   * @template T
   * @param {string} title
   * @param {(task: Task) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async step(title, work) {
    const task = this.start(title);
    try {
      const result = await work(task);
      task.done();
      return result;
    } catch (error) {
      task.fail();
      throw error;
    }
  }

  /**
   * Prints a line above what is being rewritten.
   * @param {string} line
   */
  print(line) {
    if (this.#stream.isTTY) {
      this.#stream.write(`\r\x1b[2K${line}\n`);
      this.#rewrite();
    } else {
      this.#stream.write(`${line}\n`);
    }
  }

  #ensureTimer() {
    if (this.#timer) {
      return;
    }
    this.#timer = setInterval(
      () => this.#tick(),
      this.#stream.isTTY ? REWRITE_EVERY_MS : LINE_EVERY_MS,
    );
    this.#timer.unref();
  }

  #tick() {
    if (this.#stream.isTTY) {
      this.#rewrite();
      return;
    }
    for (const task of this.#tasks) {
      this.#stream.write(`  … ${this.#describe(task)}\n`);
    }
  }

  #rewrite() {
    if (this.#tasks.size === 0) {
      return;
    }
    this.#frame = (this.#frame + 1) % SPINNER.length;
    const line = [...this.#tasks].map(task => this.#describe(task)).join(' · ');
    const width = Math.max(20, (this.#stream.columns ?? 80) - 5);
    const shown = line.length > width ? `${line.slice(0, width - 1)}…` : line;
    this.#stream.write(`\r\x1b[2K  ${SPINNER[this.#frame]} ${shown}`);
  }

  #describe(task) {
    const elapsed = formatDuration(this.#clock() - task.began);
    return `${task.title}${task.detail ? `: ${task.detail}` : ''} (${elapsed})`;
  }
}

/**
 * A duration for people: "0.4 s", "12 s", "3 min 5 s".
 * @param {number} milliseconds
 */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  return whole < 60
    ? `${whole} s`
    : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
