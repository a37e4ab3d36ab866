import prand from 'pure-rand';

/**
 * Chance that comes out the same for the same seed. `pure-rand` is what
 * fast-check draws from; `Math.random` has no seed.
 *
 * @public
 */
export class Random {
  readonly #generator: prand.RandomGenerator;

  static seeded(seed: number): Random {
    return new Random(prand.xoroshiro128plus(seed));
  }

  private constructor(generator: prand.RandomGenerator) {
    this.#generator = generator;
  }

  /** A whole number, both ends included. */
  integer(from: number, to: number): number {
    return prand.unsafeUniformIntDistribution(from, to, this.#generator);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)];
  }

  /** True so many times in a hundred. */
  chance(percent: number): boolean {
    return this.integer(1, 100) <= percent;
  }
}
