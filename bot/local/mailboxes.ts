import type { Server } from 'restify';
import { z } from 'zod';
import type { Mail, Mailer } from '../useCases/messages/mailer';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import { door } from './door';
import type { LocalTeams } from './localTeams';
import type { KeptMail } from './mailsIn';
import { AsQuery, type MailView } from './pageContract';

const FileQuery = AsQuery.extend({ number: z.coerce.number().int(), at: z.coerce.number().int().nonnegative() });

/** Takes mail as an SMTP server would; it stays on this machine, each in the mailbox of its address. */
export function localMailer(teams: LocalTeams): Mailer {
  return {
    send: async (mail) => {
      const kept = teams.store.addMail(keptOf(mail, teams));
      const { members } = await teams.panel();
      const whose = new Set(members.filter(({ email }) => email === kept.to).map(({ id }): string => id));
      teams.windows.tell('mail', (memberId) => (whose.has(memberId) ? mailView(kept) : undefined));
    },
  };
}

function keptOf({ to, subject, text, calendar }: Mail, teams: LocalTeams): Omit<KeptMail, 'number'> {
  const file = calendar && { name: 'meeting.ics', mediaType: 'text/calendar', content: calendar.content };
  return { to, subject, text, sentAt: teams.now(), files: file === undefined ? [] : [file] };
}

export function mailView({ files, ...mail }: KeptMail): MailView {
  return { ...mail, files: files.map(({ name, mediaType }) => ({ name, mediaType })) };
}

/** What the page reads of a person's mailbox. */
export function addMailboxApi(server: Server, teams: LocalTeams): void {
  server.get(
    '/local/api/mails',
    door(teams.log, async (req, res) => {
      const { email } = await teams.loadMember(AsQuery.parse(req.query).as);
      res.send(200, { mails: teams.store.mails(email).map(mailView) });
    }),
  );
  server.get(
    '/local/api/mails/file',
    door(teams.log, async (req, res) => {
      const { as, number, at } = FileQuery.parse(req.query);
      const { email } = await teams.loadMember(as);
      const file = teams.store.mails(email).find((mail) => mail.number === number)?.files[at];
      if (file === undefined) throw new HttpRefusal(404, 'no-such-file', 'There is no such file in this mailbox.');
      const { name, mediaType, content } = file;
      res.writeHead(200, {
        'Content-Type': `${mediaType}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Content-Length': Buffer.byteLength(content),
      });
      res.end(content);
    }),
  );
}
