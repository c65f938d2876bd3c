/**
 * The two commands of the message extension, as the app's manifest has them: a test keeps the two alike. The manifest
 * itself is no part of what the server is built from.
 */
export const searchCommand = {
  id: 'search',
  title: 'Search the panel',
  parameter: { name: 'query', title: 'Number or words', description: 'A reference, or part of the words' },
} as const;

/** On a message. */
export const raiseCommand = { id: 'raiseIssue', title: 'Raise as panel issue' } as const;
