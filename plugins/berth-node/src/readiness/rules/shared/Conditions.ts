import { recordsOf, textOf } from '../../../reading/values';

/**
 * A condition as the rules read it.
 *
 * @internal
 */
export interface ObservedCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  /** Cluster API's: `Error` needs somebody, `Warning` and `Info` do not. */
  severity?: string;
  /** Whether it was written of an older generation of the object. */
  stale: boolean;
}

/**
 * The conditions of an object, or of one of the parts that its status tells of.
 *
 * @internal
 */
export class Conditions {
  readonly list: ObservedCondition[];

  constructor(conditions: unknown, generation?: number) {
    this.list = recordsOf(conditions).flatMap(condition => {
      const type = textOf(condition.type);
      const status = textOf(condition.status);
      const { observedGeneration } = condition;
      return type && status
        ? [
            {
              type,
              status,
              reason: textOf(condition.reason),
              message: textOf(condition.message),
              severity: textOf(condition.severity),
              stale:
                generation !== undefined &&
                typeof observedGeneration === 'number' &&
                observedGeneration < generation,
            },
          ]
        : [];
    });
  }

  get(type: string): ObservedCondition | undefined {
    return this.list.find(condition => condition.type === type);
  }

  /** The first of these types that is True, and of the object as it is now. */
  firstTrue(types: readonly string[]): ObservedCondition | undefined {
    return types
      .map(type => this.get(type))
      .find(condition => condition?.status === 'True' && !condition.stale);
  }

  isTrue(type: string): boolean {
    return this.firstTrue([type]) !== undefined;
  }

  isFalse(type: string): boolean {
    const condition = this.get(type);
    return condition?.status === 'False' && !condition.stale;
  }
}
