import type { LogSubject } from './domain/log';

/** What the tab may know of the server beyond the pure domain: types only, so that no server code reaches the browser. */
import type { SendAnyway } from './domain/stoppedWords';

export type { CommandInput, CommandName, CommandResult } from './useCases/commands';
export type { QueryName, QueryResult } from './useCases/queries';
export type {
  AgendaItemView,
  AttendanceView,
  AttendeeView,
  MeetingRecordView,
  MeetingSummaryView,
  MeetingTaskView,
  MeetingView,
  MinuteEntryView,
  MinutesView,
  OwnAttendanceView,
} from './useCases/meetings/meetingViews';
export type { PresentationView } from './useCases/meetings/presentationViews';
export type { CountedView, FigureView, MeasuresView, MeasureView } from './useCases/measures/measureViews';
export type { ThreatView } from './useCases/threats/threatViews';
export type { CoverageView } from './useCases/coverage/coverageViews';
export type { TrendView, TrendsView } from './useCases/threats/trendViews';
export type { DisruptionView } from './useCases/disruptions/disruptionViews';
export type { AgencyView, SessionView, TurnedAwayView } from './useCases/members/memberViews';
export type { InvitationView } from './useCases/members/invited';
export type { ImportRowView, PeopleImportView } from './useCases/members/importViews';
export type {
  HeldView,
  InvitedView,
  KeptPersonDetailView,
  KeptPersonView,
  PeopleView,
} from './useCases/members/peopleViews';
export type { ChatView } from './useCases/messages/chatViews';
export type { DeliveryView, NotReachedView } from './useCases/messages/deliveryViews';
export type {
  AgencyType,
  Founded,
  FoundingDraft,
  FoundingFault,
  FoundingLook,
  FoundingPreview,
  FoundingStart,
  FoundingStep,
} from './useCases/founding/foundingDraft';
export type { FileView } from './useCases/fileView';
export type { PartnerDetailView, PartnerView } from './useCases/partners/partnerViews';
export type { PastMeetingView, PastPreview } from './useCases/past/pastViews';
export type { GroupDetailView, GroupView } from './useCases/groups/groupViews';
export type { HistoryLine } from './useCases/log/logViews';
export type { IssueDetailView, IssueView } from './useCases/issues/issueViews';
export type { UpcomingReminderView } from './useCases/reminders/reminderViews';
export type {
  NominalView,
  PeopleView as GroupPeopleView,
  PersonFoundView,
  PersonView,
} from './useCases/nominals/nominalViews';
export type { OpportunitiesView, OpportunityView, RoundTableView } from './useCases/opportunities/opportunityViews';
export type { AccessRequestView, RestrictionView } from './useCases/restrictions/restrictionViews';
export type { FoundView } from './useCases/search/searchViews';
export type { FoundPowerView, PowerView } from './useCases/powers/powerViews';
export type { DisposalView, DueRecordView, HoldView } from './useCases/retention/retentionViews';
export type { SettingsView } from './useCases/settings/settingsViews';
export type { TaskDetailView, TaskView } from './useCases/tasks/taskViews';
export type { TodayLineView } from './useCases/today/todayViews';

/** The body of every answer that is not 2xx. */
export interface Problem {
  readonly code: string;
  /** Fit to show. */
  readonly message: string;
  readonly requestId: string;
  /** Where input did not fit: the field's path ("ownerId") and what to do about it. */
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
  /** It was stopped for doubtful words alone: sent again with `word` in `Sentinel-Meant`, it is taken as it is. */
  readonly sendAnyway?: SendAnyway;
  /** What may be said in one tap, where it is asked why something is opened: the same query with `reason`. */
  readonly reasons?: readonly string[];
  /** Of what that is asked: "SEN-27-014". */
  readonly reference?: string;
}

/** The data of a `change` event on GET /api/live; its SSE id is `number`. A `reset` event has no data: read everything again. */
export interface LiveChange {
  readonly number: number;
  readonly action: string;
  readonly subject: LogSubject;
}

/** The data of a `lost` event: what the reader could see until now, and may no longer. */
export interface LiveLoss {
  readonly subject: LogSubject;
}
