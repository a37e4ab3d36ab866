import { parseArgs } from 'node:util';
import { stringifyClaimRef } from '@berth/backstage-plugin-berth-common';
import { startPortal } from '@berth/e2e-tests';
import { describeMachine } from '../lib/machine';
import { summarize, type Summary } from '../lib/summarize';
import { ClusterObserver } from './ClusterObserver';
import { PortalUser } from './PortalUser';

export const summary =
  'Portal overhead from submit to Ready, beyond the operator’s own time';

const USAGE = `yarn bench first-voyage [--trials N] [--json]

Starts a portal of its own, submits the golden path to a PostgreSQL database N
times (20), and takes from the time to Ready what the operator itself took, as a
raw watch beside the portal sees it.`;

const NAMESPACE = 'payments';
const TARGET_MS = 1500;
const TRIAL_TIMEOUT_MS = 120_000;

interface Trial {
  /** Until the claim was Ready in the portal, without the operator's time. */
  shownReadyMs: number;
  /** Until the scaffolder task had ended, without the operator's time. */
  taskCompletedMs: number;
  /** From submit until the API server had the object. */
  submitToCreatedMs: number;
  operatorMs: number;
}

interface Report {
  figure: string;
  command: string;
  machine: ReturnType<typeof describeMachine>;
  targetMedianMs: number;
  met: boolean;
  shownReadyMs: Summary;
  taskCompletedMs: Summary;
  submitToCreatedMs: Summary;
  operatorMs: Summary;
}

/** Measures; 0 when the target is met. */
export async function run(options: { args: string[] }): Promise<number> {
  const { values } = parseArgs({
    args: options.args,
    options: {
      trials: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const trials = Number(values.trials);
  if (!Number.isInteger(trials) || trials < 1) {
    console.error(
      `--trials takes a whole number above 0, not ${values.trials}`,
    );
    return 2;
  }
  const report = await measure(trials);
  console.log(
    values.json ? JSON.stringify(report, undefined, 2) : describe(report),
  );
  return report.met ? 0 : 1;
}

async function measure(count: number): Promise<Report> {
  const portal = await startPortal();
  try {
    const user = await PortalUser.signIn({
      backendUrl: portal.backendUrl,
      user: 'payments-developer',
    });
    const observer = await ClusterObserver.start({
      kubeconfigFile: portal.kubeconfigFile,
      namespace: NAMESPACE,
    });
    try {
      // Not counted: the first one also fills caches and opens connections.
      await runTrial({ user, observer, name: 'voyage-warmup' });
      const trials: Trial[] = [];
      for (let i = 1; i <= count; i++) {
        trials.push(await runTrial({ user, observer, name: `voyage-${i}` }));
      }
      return toReport(trials, count);
    } finally {
      observer.stop();
    }
  } finally {
    await portal.stop();
  }
}

async function runTrial(options: {
  user: PortalUser;
  observer: ClusterObserver;
  name: string;
}): Promise<Trial> {
  const { user, observer, name } = options;
  const claim = stringifyClaimRef({
    cluster: 'sandbox',
    namespace: NAMESPACE,
    offering: 'database.cloudnative-pg',
    name,
  });
  const signal = AbortSignal.timeout(TRIAL_TIMEOUT_MS);
  const place = {
    tenant: 'payments',
    cluster: 'sandbox',
    namespace: NAMESPACE,
  };

  const submittedAt = performance.now();
  const since = async (done: Promise<void>) => {
    await done;
    return performance.now() - submittedAt;
  };
  const shown = since(user.untilReady(claim, signal));
  const task = await user.submit({ name, place });
  const [shownMs, completedMs] = await Promise.all([
    shown,
    since(user.untilCompleted(task, signal)),
  ]);

  const { createdAt, readyAt } = observer.timeOf(name);
  const operatorMs = readyAt - createdAt;
  await user.remove(claim, name);
  return {
    shownReadyMs: shownMs - operatorMs,
    taskCompletedMs: completedMs - operatorMs,
    submitToCreatedMs: createdAt - submittedAt,
    operatorMs,
  };
}

function toReport(trials: Trial[], count: number): Report {
  const of = (key: keyof Trial) =>
    summarize(trials.map(trial => Math.round(trial[key])));
  const shownReadyMs = of('shownReadyMs');
  return {
    figure: summary,
    command: `yarn bench first-voyage --trials ${count}`,
    machine: describeMachine(),
    targetMedianMs: TARGET_MS,
    met: shownReadyMs.median <= TARGET_MS,
    shownReadyMs,
    taskCompletedMs: of('taskCompletedMs'),
    submitToCreatedMs: of('submitToCreatedMs'),
    operatorMs: of('operatorMs'),
  };
}

function describe(report: Report): string {
  const row = (label: string, { median, p90, min, max }: Summary) =>
    `  ${label.padEnd(40)}${[median, p90, min, max]
      .map(value => `${value} ms`.padStart(11))
      .join('')}`;
  const { machine } = report;
  return [
    `${report.figure}, ${report.shownReadyMs.count} trials`,
    `  on ${machine.cores} × ${machine.cpu}, ${machine.memoryGiB} GiB, Node ${machine.node}`,
    `  ${''.padEnd(40)}${['median', 'p90', 'min', 'max']
      .map(head => head.padStart(11))
      .join('')}`,
    row('submit → shown Ready, less operator', report.shownReadyMs),
    row('submit → task completed, less operator', report.taskCompletedMs),
    row('submit → object in the API server', report.submitToCreatedMs),
    row('the operator itself (simulated)', report.operatorMs),
    `  target: median ≤ ${report.targetMedianMs} ms: ${
      report.met ? 'met' : 'missed'
    }`,
  ].join('\n');
}
