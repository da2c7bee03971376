// Loaded into the lab beforehand: breaks it on purpose, in the way that BREAK_IN says.
const fail = () => {
  throw new Error('broken on purpose');
};

const {segment} = Intl.Segmenter.prototype;
const {findLast} = Array.prototype;

const ways = {
  // A callback of its own, at SIGUSR2.
  timer: () => process.on('SIGUSR2', fail),
  promise: () => process.on('SIGUSR2', async () => fail()),
  // Hearing a key.
  key: () => {
    Intl.Segmenter.prototype.segment = function (text) {
      return text === '\u65e5' ? fail() : segment.call(this, text);
    };
  },
  // Drawing the line being typed, with 'break' in the history.
  drawing: () => {
    Array.prototype.findLast = function (...given) {
      return this.includes('break') ? fail() : findLast.apply(this, given);
    };
  },
};

ways[process.env.BREAK_IN]();
