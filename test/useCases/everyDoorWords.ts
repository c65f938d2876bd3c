/** What the doors are tried on. */
export interface Records {
  readonly task: string;
  readonly issue: string;
  readonly other: string;
  readonly item: string;
  /** Of the minutes. */
  readonly section: string;
  /** Under way. */
  readonly meeting: string;
  /** With minutes. */
  readonly over: string;
  readonly group: string;
  /** Recorded in that group. */
  readonly person: string;
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
