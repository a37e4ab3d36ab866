'use strict';
// Loaded before the backend: its clock can be put forward and back.
const RealDate = Date;
let offset = 0;

process.on('message', message => {
  if (message && typeof message.skew === 'number') {
    offset = message.skew;
  }
});

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
