/** What a reviewer has to know before the tables: the order in which a row is answered, and what comes on top of it. */
export const rightsPreface = `# Who may do what

<!-- Made by \`npm run rights\` from bot/access and the two tables of bot/useCases; not to be edited by hand. -->

Every change and every question comes through one of the rows below, whatever the door: the tab, a card, words in chat, a link in a mail, the API. A row is answered in this order:

1. **The right.** Whoever does not have the row's right is refused before what they sent is looked at.
2. **Sight.** Whoever may not see the record that it is about is answered as if there were none.
3. **The condition.** Whoever sees it and does not meet the condition is told so.
4. **The log.** A refusal is logged, and so is what a row marked _logged_ gives to read of restricted records and as files, before it is given.

Every row is reached by the tab and the API, and by nothing else where its last column is empty. That column says what else reaches it, read out of the program: _chat_ are words to the bot and what it draws, _card_ a button of a card, _extension_ the message extension and its dialogs, _mail_ the pages behind a link and the mail itself.

On top of the tables comes:

- **Need-to-know.** Tasks, issues, agenda items, groups and what is recorded on them may be for named agencies and people: these and those who run the panel see them, and for everybody else they are absent from lists, counts, search, files and live changes.
- **Recusal.** Whoever left for an item or an issue sees nothing of it, of its tasks and of its minutes, chair and coordinator included.
- **Visits.** An observer's seat has a last day; from the day after, as for everybody whose last day is over, there is no seat and every door is shut.
- **Vetting.** A substitute whose vetting is not in date is taken for an observer, from day to day.
- **Agreements.** Whose agency has no agreement in force keeps the rights marked ○, its own tasks and the issues that they raised themselves, and no other record; those who run the panel sit for the host force and need none.`;
