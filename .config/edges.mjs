/** What the inner layers take as an argument: they are pure, and only the edges read the clock, chance and the environment. */
const NOW = 'Take `now` as an argument; only the doors read the clock.';
const forbidden = {
  'Date.now': NOW,
  'Math.random': 'Take the id or number as an argument.',
  'process.env': 'Settings are read in bot/config.ts alone.',
};

const onlyAtTheEdges = {
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.name === 'Date' && node.arguments.length === 0) context.report({ node, message: NOW });
    },
    MemberExpression(node) {
      const message = forbidden[`${node.object.name}.${node.property.name}`];
      if (message !== undefined) context.report({ node, message });
    },
  }),
};

export default { meta: { name: 'edges' }, rules: { 'only-at-the-edges': onlyAtTheEdges } };
