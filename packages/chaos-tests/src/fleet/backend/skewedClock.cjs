'use strict';
// Loaded before the backend: its clock can be put forward and back.
/* eslint-disable no-extend-native */
const RealDate = Date;
let offset = 0;

process.on('message', message => {
  if (message && typeof message.skew === 'number') {
    offset = message.skew;
  }
});
// The channel alone keeps nobody alive, and who loses it has lost its test.
process.on('disconnect', () => process.exit(1));

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

Object.defineProperty(globalThis, 'Date', { value: SkewedDate });
