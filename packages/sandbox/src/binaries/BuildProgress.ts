/**
 * Turns what `go build -v` prints into one line for a person every few
 * seconds: `go build -v` names each package as it compiles it, and says what it
 * downloads.
 *
 * @internal
 */
export class BuildProgress {
  readonly #startedAt: number;
  readonly #now: () => number;
  #downloads = 0;
  #packages = 0;
  #latest = '';

  static create(options: { now: () => number }): BuildProgress {
    return new BuildProgress(options.now);
  }

  private constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
  }

  /** Takes one line of the standard error of `go build -v`. */
  add(line: string): void {
    if (line.startsWith('go: downloading ')) {
      this.#downloads += 1;
      this.#latest = line.slice('go: downloading '.length);
    } else if (/^[\w.-]+(\/[\w.~-]+)*$/.test(line)) {
      this.#packages += 1;
      this.#latest = line;
    }
  }

  /** Where the build is, such as `1 min 20 s, 812 packages compiled (…)`. */
  describe(): string {
    const parts = [formatSeconds((this.#now() - this.#startedAt) / 1000)];
    if (this.#packages > 0) {
      parts.push(`${this.#packages} packages compiled`);
    } else if (this.#downloads > 0) {
      parts.push(`${this.#downloads} modules fetched`);
    }
    const latest = this.#latest ? ` (${this.#latest})` : '';
    return `${parts.join(', ')}${latest}`;
  }
}

/**
 * `7 s`, `1 min 5 s`.
 *
 * @internal
 */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}
