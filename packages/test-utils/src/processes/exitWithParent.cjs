'use strict';
// Loaded before a backend: who loses the channel has lost whom it was for.
const { exit } = require('node:process');

process.on('disconnect', () => exit(1));
