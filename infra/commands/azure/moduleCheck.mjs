import { resultOf } from './functions.mjs';
import { TypeCheck } from './typeCheck.mjs';

const ownProperties = ['name', 'parent', 'scope', 'dependsOn'];
// What belongs to another resource, and so must say to which.
const extensions = /^Microsoft\.(Authorization\/(roleAssignments|locks)|Insights\/diagnosticSettings)$/;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles, and Cosmos's own contributor. */
const roles = {
  metricsPublisherRole: '3913510d-42f4-4e42-8a64-420c390055eb',
  secretsUserRole: '4633458b-17de-408a-b874-0445c86b69e6',
  pullRole: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  blobContributorRole: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  dataContributorRole: '00000000-0000-0000-0000-000000000002',
};

/** One .bicep file against the published types, its own names, and the files that it takes in. */
export class ModuleCheck {
  faults = [];
  used = new Set();

  /**
   * @param file its name
   * @param statements as parsed
   * @param modules statements of every file, by name
   * @param types published types: resources by type@version, each with its objects
   */
  constructor(file, statements, modules, types) {
    Object.assign(this, { file, statements, modules, types });
    const named = statements.filter(({ kind }) => ['param', 'var', 'resource', 'module'].includes(kind));
    this.scope = new Map(named.map((each) => [each.name, each]));
    this.twice(named);
    this.twice(statements.filter(({ kind }) => kind === 'output'));
    this.typeCheck = new TypeCheck(this);
  }

  fault(line, what) {
    this.faults.push(`${this.file}:${line} ${what}`);
  }

  twice(statements) {
    const names = new Set();
    for (const { name, line } of statements) {
      if (names.has(name)) this.fault(line, `${name} stands twice`);
      names.add(name);
    }
  }

  run() {
    for (const statement of this.statements) this[`${statement.kind}Statement`](statement);
    for (const { kind, name, line } of this.statements) {
      if ((kind === 'param' || kind === 'var') && !this.used.has(name)) this.fault(line, `${name} is used nowhere`);
    }
    return this.faults;
  }

  targetScopeStatement() {}

  usingStatement({ line }) {
    this.fault(line, 'using belongs to a .bicepparam');
  }

  paramStatement({ decorators, value, type, line }) {
    for (const given of Object.values(decorators).flat()) this.typeCheck.value(given, 'any', {});
    if (value !== undefined) this.typeCheck.value(value, type, {});
    if (type === undefined) this.fault(line, 'a parameter needs a type');
  }

  varStatement({ name, value, line }) {
    this.typeCheck.value(value, 'any', {});
    const isRole = value.kind === 'string' && guid.test(value.value);
    if (isRole && roles[name] !== value.value)
      this.fault(line, `${name} is not the id of a role that is known by that name`);
  }

  outputStatement({ value, type }) {
    this.typeCheck.value(value, type === 'array' || type === 'object' ? 'any' : type, {});
  }

  resourceStatement({ type, existing, line, ...rest }) {
    const objects = this.types[type];
    if (objects === undefined) return this.fault(line, `${type}: no such type or version among the published ones`);
    const { body, locals } = this.unwrap(rest);
    const given = new Set(body.entries.map(({ key }) => key));
    this.placed(type.split('@')[0], given, body);
    const isTagged = given.has('tags') || given.has('parent') || existing || !Object.hasOwn(objects[type], 'tags');
    if (!isTagged) this.fault(line, `${type} needs tags`);
    const wanted = { ...objects[type], parent: 'any', scope: 'any', dependsOn: 'any[]' };
    if (existing && body.entries.some(({ key }) => !ownProperties.includes(key)))
      this.fault(line, 'what exists is only named');
    this.typeCheck.object(body, existing ? withoutNeed(wanted) : wanted, objects, locals, type);
  }

  placed(type, given, { line, entries }) {
    if (extensions.test(type) !== given.has('scope'))
      this.fault(line, `${type} ${given.has('scope') ? 'takes no' : 'needs a'} scope`);
    const above = type.split('/').length > 2 ? type.slice(0, type.lastIndexOf('/')) : undefined;
    const parent = entries.find(({ key }) => key === 'parent')?.value;
    if ((above !== undefined) !== (parent !== undefined))
      this.fault(line, `${type} ${parent ? 'takes no' : 'needs a'} parent`);
    const actual = this.scope.get(parent?.name)?.type?.split('@')[0];
    if (parent !== undefined && above !== undefined && actual !== above)
      this.fault(line, `${type} stands under ${above}, not under ${actual}`);
  }

  /** The object itself, and the names that a loop gives it. */
  unwrap({ body, loop, condition }) {
    if (condition !== undefined) this.typeCheck.value(condition, 'bool', {});
    if (loop === undefined) return { body, locals: {} };
    return { body: loop.body, locals: this.typeCheck.locals(loop, {}) };
  }

  moduleStatement({ path, line, ...rest }) {
    const statements = this.modules.get(path);
    if (statements === undefined) return this.fault(line, `${path}: no such file`);
    const { body, locals } = this.unwrap(rest);
    const params = Object.fromEntries(
      statements
        .filter(({ kind }) => kind === 'param')
        .map((each) => [each.name, paramType(each) + (each.value ? '' : '!')]),
    );
    const wanted = { name: 'string!', scope: 'any', dependsOn: 'any[]', params: '#params' };
    this.typeCheck.object(body, wanted, { params }, locals, path);
    const nothingGiven = !body.entries.some(({ key }) => key === 'params');
    if (nothingGiven && Object.values(params).some((type) => type.endsWith('!')))
      this.fault(line, `${path} needs params`);
  }

  /** The node that a name stands for, or what is known of its type. */
  resolve(name, line) {
    const found = this.scope.get(name);
    if (found === undefined) this.fault(line, `${name}: no such name`);
    this.used.add(name);
    return found;
  }

  resultOf(name, line) {
    return resultOf[name] ?? (this.fault(line, `${name}(): a function that is not known`), 'any');
  }
}

/** What a parameter takes: the values that are allowed, else its type. */
export function paramType({ type, decorators }) {
  const allowed = decorators.allowed?.[0]?.items.map(({ value }) => `'${value}'`);
  if (allowed !== undefined) return allowed.join(' | ');
  return type === 'object' || type === 'array' ? 'any' : type;
}

function withoutNeed(wanted) {
  return Object.fromEntries(
    Object.entries(wanted).map(([key, type]) => [key, key === 'name' ? type : type.replace('!', '')]),
  );
}
