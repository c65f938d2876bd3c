import { maySeeTask, visibleTasks } from '../../access/sight';
import { type Agency, isHost } from '../../domain/agency';
import type { Group } from '../../domain/group';
import type { AgencyId, MeetingId } from '../../domain/ids';
import type { Opportunity } from '../../domain/opportunity';
import type { Task } from '../../domain/task';
import { recordOf } from '../../ledger/records';
import { loadMeetings } from '../meetings/meetingLists';
import type { Context } from '../ports';

/** Of so many meetings at which a group stood, the latest, is it asked what was given there: some three years. */
const MOST_MEETINGS = 18;
/** More than is given at a meeting. */
const MOST_TASKS = 500;

/** Whether a partner has, or had, something to do about a group: of an opportunity, or given on its item at a meeting. */
export class PartnersTasks {
  private readonly ofMeetings = new Map<MeetingId, Promise<Task[]>>();
  private readonly partnerIds: ReadonlySet<AgencyId>;

  constructor(private readonly ctx: Context) {
    const { agencies, panel } = ctx.roster;
    const isPartner = (agency: Agency) => !isHost(agency, panel);
    this.partnerIds = new Set([...agencies.values()].filter(isPartner).map(({ id }) => id));
  }

  async has(group: Group, opportunities: readonly Opportunity[]): Promise<boolean> {
    for (const opportunity of opportunities) {
      if (opportunity.state !== 'tasked') continue;
      const stored = await this.ctx.store.read(this.ctx.roster.panel.id, `task:${opportunity.taskId}`);
      if (stored !== undefined && this.isPartners(recordOf('task', stored))) return true;
    }
    return this.hasAtMeeting(group);
  }

  private async hasAtMeeting({ id }: Group): Promise<boolean> {
    const stood = (await loadMeetings(this.ctx)).filter(({ agenda }) => agenda.some(({ groupId }) => groupId === id));
    for (const meeting of stood.slice(-MOST_MEETINGS).reverse()) {
      const itemIds = meeting.agenda.filter(({ groupId }) => groupId === id).map((item) => item.id);
      const isOnItem = ({ origin }: Task) =>
        origin.kind === 'meeting' && origin.itemId !== undefined && itemIds.includes(origin.itemId);
      if ((await this.givenAt(meeting.id)).some((task) => isOnItem(task) && this.isPartners(task))) return true;
    }
    return false;
  }

  /** Read once, however many groups stood there. */
  private givenAt(meetingId: MeetingId): Promise<Task[]> {
    const known = this.ofMeetings.get(meetingId) ?? this.readGivenAt(meetingId);
    this.ofMeetings.set(meetingId, known);
    return known;
  }

  private async readGivenAt(meetingId: MeetingId): Promise<Task[]> {
    const { store, roster, viewer } = this.ctx;
    const where = [{ key: 'meetingId', is: meetingId }, ...visibleTasks(viewer)];
    const found = await store.query(roster.panel.id, { type: 'task', where, limit: MOST_TASKS });
    return found.map((document) => recordOf('task', document));
  }

  /** One that came to nothing leaves the group as it was. */
  private isPartners(task: Task): boolean {
    const isGiven = !['proposed', 'declined', 'withdrawn'].includes(task.state);
    return isGiven && this.partnerIds.has(task.agencyId) && maySeeTask(task, this.ctx.viewer);
  }
}
