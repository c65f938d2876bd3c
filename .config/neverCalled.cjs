// In place of the speech recognisers and the tokeniser that teams-ai and botbuilder-dialogs load and the bot never
// calls: a second of start.
module.exports = new Proxy(function () {}, {
  get: (_target, key) => (key === '__esModule' ? false : key === Symbol.toPrimitive ? () => '' : module.exports),
  construct: () => module.exports,
  apply: () => module.exports,
});
