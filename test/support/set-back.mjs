// Loaded into a process before everything else: at SIGUSR2 its clock is set back by an hour, as an operator or a time
// server does it. Timers and performance.now go on as they do then.
const { now } = Date;
const RealDate = Date;
let back = 0;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length > 0 ? args : [now() - back]));
  }
  static now() {
    return now() - back;
  }
};
process.on('SIGUSR2', () => {
  back += 3_600_000;
});
