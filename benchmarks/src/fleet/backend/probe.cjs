'use strict';
// Loaded before a backend: says how long its event loop was kept from turning.
const { monitorEventLoopDelay } = require('node:perf_hooks');

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

process.on('message', message => {
  if (message && message.probe === 'reset') {
    // What has just kept it is counted when it turns again.
    setTimeout(() => delay.reset(), 50);
  } else if (message && message.probe === 'read') {
    process.send({ loopDelayP99Ms: delay.percentile(99) / 1e6 });
  }
});
