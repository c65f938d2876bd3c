/** Dependencies point inwards: adapters -> useCases, cards -> ledger -> access -> domain. Each comment says what to do instead. */
const adapters = 'teams|api|identity|store|delivery|documents|mail|local';

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The domain reaches nothing but itself, zod, Temporal and what reads CSV. Pass the value in; who may do it belongs to access/.',
      severity: 'error',
      from: { path: '^bot/domain/' },
      to: {
        pathNot: [
          '^bot/domain/',
          '^node_modules/(zod|temporal-polyfill|temporal-utils|temporal-spec)/',
          '^csv-parse/sync$',
        ],
      },
    },
    {
      name: 'access-is-pure',
      comment: 'Rights and sight are decided on domain records alone. Load them before, and pass them in.',
      severity: 'error',
      from: { path: '^bot/access/' },
      to: { pathNot: ['^bot/(domain|access)/', '^node_modules/zod/'] },
    },
    {
      name: 'the-ledger-knows-no-use-case',
      comment: 'The spine carries records whatever they are about. What a use case needs is in useCases/ports.ts.',
      severity: 'error',
      from: { path: '^bot/ledger/' },
      to: { pathNot: ['^bot/(domain|access|ledger)/', '^node_modules/zod/'] },
    },
    {
      name: 'use-cases-know-no-adapter',
      comment: 'A use case reaches the outside through useCases/ports.ts. Add a port and implement it in an adapter.',
      severity: 'error',
      from: { path: '^bot/useCases/' },
      // The shipped lists of powers and of kinds of partner are data, as pure as the domain.
      to: {
        pathNot: [
          '^bot/(domain|access|ledger|useCases)/',
          '^bot/panels/(powers|agencyTypes)[.]json$',
          '^node_modules/(zod|fastest-levenshtein|jsonc-parser)/',
        ],
      },
    },
    {
      name: 'cards-only-draw',
      comment: 'A card is drawn from domain values and views. Load them in a use case and pass them in.',
      severity: 'error',
      from: { path: '^bot/cards/' },
      to: {
        pathNot: [
          '^bot/(domain|access|cards)/',
          '^bot/useCases/(commands|[a-z]+/[a-z]+Views|messages/understood)[.]ts$',
        ],
      },
    },
    {
      name: 'cards-take-only-types-of-use-cases',
      comment: 'Use `import type`, else cards would pull in the use cases.',
      severity: 'error',
      from: { path: '^bot/cards/' },
      to: { path: '^bot/useCases/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'adapters-do-not-know-each-other',
      comment: 'Adapters meet in wiring/ only. Share through a port, or put wording in refusalTexts.ts.',
      severity: 'error',
      from: { path: `^bot/(${adapters})/` },
      to: { path: `^bot/(${adapters})/`, pathNot: '^bot/$1/' },
    },
    {
      name: 'only-main-knows-the-wiring',
      comment:
        'Take the part as an argument. Clock, how SQLite is opened and how HTTP is read are for several adapters.',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/(wiring/|main[.]ts$)' },
      to: { path: '^bot/wiring/', pathNot: '^bot/wiring/((clock|sqlite)[.]ts$|http/)' },
    },
    {
      name: 'the-sdks-stay-at-the-door',
      comment:
        'Name Activity and Turn of bot/teams/door/turn.ts, types too. What the SDK must do is done in these three files, which decision 0021 moves to its successor.',
      severity: 'error',
      from: {
        path: '^(bot|tab|test)/',
        // The benchmarks' bare peer is the SDK's own.
        pathNot: '^(bot/teams/door/(botAuthentication|panelAdapter|routes)|test/bench/peer)[.]ts$',
      },
      to: { path: '^node_modules/(botbuilder|botframework|@microsoft/(teams-ai|agents-))' },
    },
    {
      name: 'telemetry-in-one-place',
      comment:
        'What leaves for Application Insights goes through the closed list there: add to it, or a port that it goes around.',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/wiring/telemetry/' },
      to: { path: '^node_modules/(@opentelemetry|@azure/monitor)' },
    },
    {
      name: 'local-is-loaded-by-main-alone',
      comment:
        'Local mode must not reach production. Only wiring/localDoors.ts imports it, and wiring/sentinel.ts loads that, in local mode.',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/(local/|wiring/localDoors[.]ts$)' },
      to: { path: '^bot/local/' },
    },
    {
      name: 'tab-sees-contract-and-domain',
      comment: 'The browser must not receive server code. Export the type from bot/contract.ts.',
      severity: 'error',
      from: { path: '^tab/' },
      to: { path: '^bot/', pathNot: ['^bot/(domain|access)/', '^bot/contract[.]ts$'] },
    },
    {
      name: 'tab-takes-only-types-of-the-contract',
      comment: 'Use `import type` for bot/contract.ts.',
      severity: 'error',
      from: { path: '^tab/' },
      to: { path: '^bot/contract[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'bot-knows-no-tab',
      comment: 'The server does not know its screens.',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/local/page/' },
      to: { path: '^tab/' },
    },
    {
      name: 'local-page-takes-the-card-alone',
      comment:
        'Chats of local mode and previews in the tab draw cards alike. What both need to draw one goes to tab/card/.',
      severity: 'error',
      from: { path: '^bot/local/page/' },
      to: { path: '^tab/', pathNot: '^tab/card/' },
    },
    {
      name: 'no-code-from-test',
      comment: 'Production code must not lean on tests.',
      severity: 'error',
      from: { path: '^(bot|tab)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      comment: 'Move what both need into a third file, types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'teams-js-in-one-file',
      comment: 'teams-js fetches from its CDN when imported. Go through tab/teamsHost.ts.',
      severity: 'error',
      from: { path: '^(tab|bot)/', pathNot: '^tab/teamsHost[.]ts$' },
      to: { path: '@microsoft/teams-js' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'] },
  },
};
