import { Button, Text } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { UpcomingReminderView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { usePagesOf } from '../../data/usePagesOf';
import { ReminderPreview } from '../../laterParts';
import { MessageDay, MessageList, MessagePart } from './MessageRows';
import { UpcomingRow } from './UpcomingRow';

/** Reminders of the coming two weeks by day, each with its words and readers; it can be looked at, held back or sent now. */
export function UpcomingPart() {
  const upcoming = usePagesOf('reminders.upcoming');
  const items = upcoming.data?.pages.flatMap((page) => page.items);
  const [shown, setShown] = useState<UpcomingReminderView>();
  return (
    <MessagePart title="Going out in the next two weeks">
      {items === undefined ? (
        upcoming.status === 'error' ? (
          <ProblemNotice
            flush
            what="This list could not be loaded."
            error={upcoming.error}
            onRetry={upcoming.refetch}
          />
        ) : (
          <LoadingLines flush count={5} />
        )
      ) : items.length === 0 && !upcoming.hasNextPage ? (
        <Text>No reminder is due in the next two weeks.</Text>
      ) : (
        byDay(items).map(({ dayText, reminders }) => (
          <MessageDay key={dayText} title={dayText}>
            <MessageList label={dayText}>
              {reminders.map((reminder) => (
                <UpcomingRow key={reminder.key} reminder={reminder} onPreview={() => setShown(reminder)} />
              ))}
            </MessageList>
          </MessageDay>
        ))
      )}
      {upcoming.hasNextPage && (
        <div>
          <Button disabledFocusable={upcoming.isFetchingNextPage} onClick={() => void upcoming.fetchNextPage()}>
            {upcoming.isFetchNextPageError ? 'Not loaded. Try again' : 'Show more'}
          </Button>
        </div>
      )}
      {shown !== undefined && (
        <Suspense fallback={null}>
          <ReminderPreview reminder={shown} onClose={() => setShown(undefined)} />
        </Suspense>
      )}
    </MessagePart>
  );
}

interface Day {
  readonly dayText: string;
  readonly reminders: UpcomingReminderView[];
}

/** As the server has them: by day already. */
function byDay(items: readonly UpcomingReminderView[]): Day[] {
  const days: Day[] = [];
  for (const reminder of items) {
    const last = days.at(-1);
    if (last?.dayText === reminder.dayText) last.reminders.push(reminder);
    else days.push({ dayText: reminder.dayText, reminders: [reminder] });
  }
  return days;
}
