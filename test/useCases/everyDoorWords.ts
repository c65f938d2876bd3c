/** What the doors are tried on beside the records, as it has to stand for them to open. */
export interface Standing {
  /** That nobody has taken, as it was drawn; an account waits for it. */
  readonly seat: string;
  readonly seatVersion: string;
  readonly account: { readonly tenantId: string; readonly objectId: string };
  /** `listOfOne`, as it was looked at. */
  readonly row: string;
  readonly partnerVersion: string;
  readonly panelVersion: string;
  /** The panel's own, as it was previewed. */
  readonly configuration: { readonly text: string; readonly version: string };
  /** Of the agreement that Priya Sandhu is to sign. */
  readonly terms: string;
  readonly chat: string;
  readonly message: string;
  readonly reminder: { readonly key: string; readonly memberId: string };
  /** Of a person whom the coordinator had read. */
  readonly correction: string;
  /** An issue whose time is over, and what became of another. */
  readonly due: string;
  readonly disposal: string;
  /** Meetings whose minutes are. */
  readonly confirmed: string;
  readonly agreed: string;
}

/** What the doors are tried on. */
export interface Records extends Standing {
  readonly task: string;
  /** Whose owner asked for more time. */
  readonly wished: string;
  /** Not yet closed. */
  readonly completed: string;
  readonly declined: string;
  /** An issue that nobody has looked at. */
  readonly raised: string;
  readonly issue: string;
  /** An issue, whatever the other records are. */
  readonly restricted: string;
  /** On hold. */
  readonly other: string;
  readonly item: string;
  /** Of the minutes. */
  readonly section: string;
  /** Under way. */
  readonly meeting: string;
  /** With minutes. */
  readonly over: string;
  readonly group: string;
  readonly groupVersion: string;
  /** Recorded in that group, as drawn. */
  readonly person: string;
  readonly personVersion: string;
  /** Of that person to another group. */
  readonly link: string;
  /** Proposed of the task by whoever holds it, as drawn. */
  readonly disruption: string;
  readonly disruptionVersion: string;
  /** Of the task, beyond the panel. */
  readonly referral: string;
  /** What could be done about that group. */
  readonly opportunity: string;
}

/** What is sent at doors that take a whole list or a whole part. */
export const pastLog =
  'Ref,Task,Agency,Given,State,Due\nAL/1,Visit the old yard,Environment Agency,01/02/2019,Open,01/03/2019';
export const pastList = 'Date,Number,Decisions\n13/02/2019,47,Visit the yard';

export const newPower = {
  ...{ agency: 'Council', power: 'Closure', legalBasis: 'An Act', lever: 'A notice', typicalOpportunity: 'A shop' },
  ...{ fourP: 'Prevent', confidence: 'K' },
};

export const northmoorPanel = {
  ...{ name: 'Northmoor', force: 'Northmoor Constabulary', referencePrefix: 'SEN', venue: 'Town Hall' },
  ...{ marking: 'OFFICIAL', quorum: { people: 8, agencies: 5 } },
};

export const listOfOne = 'Name;Agency;Role;E-mail address\nNia Parry;rspca;Member;nia.parry@rspca.example';

/** More time is asked for, until then. */
export const WISHED = '2027-04-07';

/** Asked on the stage, by somebody who does not see what is for few. */
export const ASKED_FOR_FEW = 'asked-for-few';

export const forHmrc = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };

export const given = (taskId: string) => ({
  ...{ taskId, title: 'Look at the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-24' },
});

type Named = Pick<Records, 'task' | 'issue' | 'other' | 'item' | 'section' | 'meeting' | 'over' | 'group' | 'person'>;

/** Where one task and one issue stand for all of them, and nothing stands beside the records. */
export function recordsNamed(named: Named): Records {
  const { task, issue } = named;
  return {
    ...{ ...named, wished: task, completed: task, declined: task, raised: issue, restricted: issue },
    ...{
      personVersion: 'as-it-was',
      groupVersion: 'as-it-was',
      seat: 'zoe-grant',
      seatVersion: 'as-it-was',
      partnerVersion: 'as-it-was',
    },
    ...{ account: { tenantId: 'no-tenant', objectId: 'nobody' }, row: 'as-it-was', panelVersion: 'as-it-was' },
    ...{ configuration: { text: '{}', version: '' }, terms: 'none', chat: 'no-chat', message: 'no-message' },
    ...{ reminder: { key: 'no-reminder', memberId: 'zoe-grant' }, correction: 'no-correction', link: 'no-link' },
    ...{ disruption: 'no-disruption', disruptionVersion: 'as-it-was', referral: 'no-referral' },
    opportunity: 'no-opportunity',
    ...{ due: issue, disposal: 'none', confirmed: named.over, agreed: named.over },
  };
}

/** At the door of the meeting that is under way. */
export const SIGN_IN_CODE = 'a-code-at-the-door-of-M2';

/** An item of that meeting that is none of the template's. */
export const OF_M4 = 'of-m4';

export const ofTasks = (task: string) => ({ task, wished: task, completed: task, declined: task });
export const ofIssues = (issue: string) => ({ issue, other: issue, raised: issue, restricted: issue });

/** Of records that never were. */
export const absent = {
  ...{ ...ofTasks('no-task'), ...ofIssues('no-issue'), item: 'no-item', section: 'no-item' },
  ...{
    group: 'no-group',
    person: 'no-person',
    disruption: 'no-disruption',
    link: 'no-link',
    opportunity: 'no-opportunity',
  },
} satisfies Partial<Records>;
