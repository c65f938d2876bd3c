import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react';
import type { Person } from '../pageContract';
import { addFonts } from './fonts';
import { type FrameContext, type HostDeeds, TabHost } from './tabHost';
import type { ThemeName } from './themes';

const useStyles = makeStyles({
  frame: {
    border: 'none',
    width: '100%',
    height: '100%',
    display: 'block',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

export interface FrameHandle {
  save(): void;
}

/** The tab in its frame, with Teams' half of the protocol around it. Give it a `key` to load the tab anew. */
export function TabFrame({
  url,
  frameContext,
  context,
  theme,
  deeds,
  title,
  className,
  ref,
}: {
  url: string;
  frameContext: FrameContext;
  context: object;
  theme: ThemeName;
  deeds: HostDeeds;
  title: string;
  className?: string;
  ref?: Ref<FrameHandle>;
}) {
  const styles = useStyles();
  const frameRef = useRef<HTMLIFrameElement>(null);
  const hostRef = useRef<TabHost>(null);

  const openHost = useEffectEvent((frame: HTMLIFrameElement) => {
    return new TabHost({ frame, frameContext, context }, theme, deeds);
  });
  const filled = useEffectEvent((address: string) => address.replace('{app.theme}', theme));
  useEffect(() => {
    const frame = frameRef.current;
    if (frame === null) return;
    const host = openHost(frame);
    hostRef.current = host;
    // Only now: the tab speaks first, and somebody must be listening.
    frame.src = filled(url);
    return () => host.close();
  }, [url]);
  useEffect(() => hostRef.current?.setTheme(theme), [theme]);
  useImperativeHandle(ref, () => ({ save: () => hostRef.current?.save() }), []);

  return (
    <iframe
      ref={frameRef}
      title={title}
      name={frameContext}
      allow="clipboard-write; fullscreen"
      onLoad={({ currentTarget }) => addFonts(currentTarget.contentDocument)}
      className={mergeClasses(styles.frame, className)}
    />
  );
}

/** What teams-js' getContext says of the person and the place. */
export function hostContext(
  me: Person,
  place: { entityId: string; subEntityId?: string | undefined },
  meeting?: { meetingId: string; chatId: string },
) {
  return {
    locale: 'en-gb',
    entityId: place.entityId,
    subEntityId: place.subEntityId ?? '',
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId: 'local',
    appSessionId: 'local',
    ringId: 'general',
    userObjectId: me.objectId,
    userDisplayName: me.name,
    userPrincipalName: me.email,
    loginHint: me.email,
    tid: 'local',
    tenantSKU: 'enterprise',
    ...meeting,
  };
}
