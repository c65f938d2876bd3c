import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { z } from 'zod';
import type { ChatMeeting } from '../localChats';
import type { Person } from '../pageContract';
import { FrameDialog, useFrameDialog } from './FrameDialog';
import { Segments } from './Segments';
import { server } from './server';
import { type FrameHandle, hostContext, TabFrame } from './TabFrame';
import type { HostDeeds } from './tabHost';
import { placeOf, type TabPlace } from './tabPlace';
import type { ThemeName } from './themes';
import { useNarrow } from './useNarrow';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0, height: '100%' },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '8px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flexGrow: 1 },
  stand: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    justifyContent: 'center',
    backgroundColor: tokens.colorNeutralBackground4,
  },
  sidePanel: {
    width: '320px',
    flexShrink: 0,
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke1}`,
  },
});

const frames = [
  { value: 'content', label: 'Personal tab' },
  { value: 'sidePanel', label: 'Side panel' },
  { value: 'meetingStage', label: 'Stage' },
] as const;
const PlaceContext = z.enum(['content', 'sidePanel', 'meetingStage', 'settings']);

interface TabPaneProps {
  me: Person;
  theme: ThemeName;
  place: TabPlace;
  meeting: { chatId: string; meeting: ChatMeeting } | undefined;
  onGo: (place: TabPlace) => void;
  onLink: (url: string) => void;
}

/** The app's tab, in the frame of one's choice. */
export function TabPane(props: TabPaneProps) {
  const { me, theme, place } = props;
  const styles = useStyles();
  const frame = useRef<FrameHandle>(null);
  const { deeds, dialog, isValid, isSharing, go, toFrame } = useTabDeeds(props);
  const context = contextOf(props);
  const narrow = useNarrow();
  return (
    <section className={styles.pane} aria-label="Tab">
      <div className={styles.bar}>
        <Segments label="Frame of the tab" options={frames} value={place.frameContext} onChange={toFrame} />
        <span className={styles.grow} />
        <Button
          appearance="subtle"
          icon={<AddRegular />}
          aria-label="Add tab"
          title="Add tab"
          onClick={() => toFrame('settings')}
        >
          {narrow ? undefined : 'Add tab'}
        </Button>
        <Button
          appearance="subtle"
          icon={<ArrowClockwiseRegular />}
          aria-label="Reload the tab"
          onClick={() => go({ ...place, serial: Date.now() })}
        />
      </div>
      {place.frameContext === 'settings' && (
        <SettingsBar isValid={isValid} onSave={() => frame.current?.save()} onCancel={() => toFrame('content')} />
      )}
      {isSharing && <SharingBar onStop={() => deeds.share(undefined)} />}
      <div className={styles.stand}>
        <TabFrame
          key={`${me.id} ${place.serial}`}
          ref={frame}
          title="Sentinel tab"
          url={place.url}
          frameContext={place.frameContext}
          context={context}
          theme={theme}
          deeds={deeds}
          className={mergeClasses(place.frameContext === 'sidePanel' && styles.sidePanel)}
        />
      </div>
      {dialog.info !== undefined && (
        <FrameDialog
          info={dialog.info}
          context={context}
          theme={theme}
          deeds={deeds}
          onClose={() => dialog.complete(undefined)}
        />
      )}
    </section>
  );
}

function contextOf({ me, place, meeting }: TabPaneProps): object {
  const isInMeeting = place.frameContext === 'sidePanel' || place.frameContext === 'meetingStage';
  if (!isInMeeting || meeting === undefined) return hostContext(me, place);
  return hostContext(me, place, { meetingId: meeting.meeting.id, chatId: meeting.chatId });
}

/** What the page does for the tab, and what stands around the tab because of it. */
function useTabDeeds({ me, meeting, onGo, onLink }: TabPaneProps) {
  const [isValid, setValid] = useState(false);
  const [stageUrl, setStageUrl] = useState<string>();
  const dialog = useFrameDialog();

  const go = (to: TabPlace): void => {
    setValid(false);
    onGo(to);
  };
  const toFrame = (name: string): void => {
    const frameContext = PlaceContext.parse(name);
    go(placeOf(frameContext, frameContext === 'meetingStage' && stageUrl !== undefined ? { url: stageUrl } : {}));
  };
  const deeds: HostDeeds = {
    getToken: async () => (await server.token(me.id)).token,
    openLink: onLink,
    meetingDetails: () => server.meetingDetails(meeting?.meeting.id ?? ''),
    isSharing: () => stageUrl !== undefined,
    share: (url) => {
      const shared = url === undefined ? undefined : pathOf(url);
      setStageUrl(shared);
      go(shared === undefined ? placeOf('sidePanel') : placeOf('meetingStage', { url: shared }));
    },
    openDialog: dialog.open,
    completeDialog: dialog.complete,
    setValid,
    saved: (settings) => {
      if (settings === undefined) return;
      go(placeOf('content', { url: pathOf(settings.contentUrl), entityId: settings.entityId ?? 'today' }));
    },
  };
  return { deeds, dialog, isValid, isSharing: stageUrl !== undefined, go, toFrame };
}

/** The app lives on this server, under whatever loopback name it knows itself. */
function pathOf(url: string): string {
  const { pathname, search, hash } = new URL(url, location.href);
  return pathname + search + hash;
}

function SharingBar({ onStop }: { onStop: () => void }) {
  return (
    <MessageBar>
      <MessageBarBody>The tab is shared to the stage of the meeting.</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onStop}>
          Stop sharing
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function SettingsBar({ isValid, onSave, onCancel }: { isValid: boolean; onSave: () => void; onCancel: () => void }) {
  return (
    <MessageBar intent="info">
      <MessageBarBody>Teams shows this page when somebody adds the tab to a chat, channel or meeting.</MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" size="small" disabled={!isValid} onClick={onSave}>
          Save
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
