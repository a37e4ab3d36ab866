'use strict';
// Loaded before the backend: its clock can be put forward and back.
const { exit } = require('node:process');

const RealDate = Date;
let offset = 0;

process.on('message', message => {
  if (message && typeof message.skew === 'number') {
    offset = message.skew;
  }
});
// Who loses the channel has lost its test.
process.on('disconnect', () => exit(1));

class SkewedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) {
      super(RealDate.now() + offset);
    } else {
      super(...args);
    }
  }

  static now() {
    return RealDate.now() + offset;
  }
}

Reflect.set(globalThis, 'Date', SkewedDate);
