const kinds = { number: 'int', bool: 'bool', array: 'a list', object: 'an object' };

/** What opens nothing that it need not, wherever a type has it: keys and passwords are off, and so is what is not encrypted. */
const closed = {
  adminUserEnabled: false,
  allowBlobPublicAccess: false,
  allowInsecure: false,
  allowSharedKeyAccess: false,
  disableLocalAuth: true,
  DisableLocalAuth: true,
  disableKeyBasedMetadataWriteAccess: true,
  enableRbacAuthorization: true,
  supportsHttpsTrafficOnly: true,
};

/** Whether what is written fits what is asked for. Types are written as in publishedTypes.mjs. */
export class TypeCheck {
  constructor(check) {
    this.check = check;
  }

  /** @param types objects by name, for what starts with # */
  value(node, wanted, types, locals = {}) {
    this[node.kind]?.(node, wanted, types, locals);
  }

  fits(node, actual, asked) {
    const wanted = asked.replace(/^int .*/, 'int');
    if (wanted === 'any' || actual === 'any' || actual === wanted) return;
    const isText = (type) => type === 'string' || type.startsWith("'");
    const choices = (type) => (type.startsWith("'") ? type.split(' | ').filter((one) => one !== 'string') : []);
    if (isText(actual) && isText(wanted)) {
      const most = choices(wanted);
      const wrong = most.length === 0 ? [] : choices(actual).filter((one) => !most.includes(one));
      if (wrong.length > 0) this.check.fault(node.line, `${wrong.join(', ')} is none of ${most.join(', ')}`);
      return;
    }
    if (actual.endsWith('[]') && wanted.endsWith('[]'))
      return this.fits(node, actual.slice(0, -2), wanted.slice(0, -2));
    this.check.fault(node.line, `${actual} stands where ${wanted} is asked for`);
  }

  string(node, wanted, types, locals) {
    for (const part of node.parts) this.value(part, 'any', types, locals);
    this.fits(node, node.parts.length > 0 ? 'string' : `'${node.value}'`, wanted);
  }

  number(node, wanted) {
    this.fits(node, kinds.number, wanted);
    const [, least, most] = /^int (\d+)[.][.](\d+)$/.exec(wanted) ?? [];
    if (node.value < Number(least) || node.value > Number(most))
      this.check.fault(node.line, `${node.value} is not within ${least} and ${most}`);
  }

  bool(node, wanted) {
    this.fits(node, kinds.bool, wanted);
  }

  unary({ sign, of }, wanted, types, locals) {
    this.value(of, sign === '!' ? 'bool' : 'int', types, locals);
    this.fits(of, sign === '!' ? 'bool' : 'int', wanted);
  }

  operation(node, wanted, types, locals) {
    for (const side of [node.left, node.right]) this.value(side, 'any', types, locals);
    this.fits(node, ['+', '-', '*', '/', '%'].includes(node.sign) ? 'int' : 'bool', wanted);
  }

  choice({ condition, then, otherwise }, wanted, types, locals) {
    this.value(condition, 'bool', types, locals);
    this.value(then, wanted, types, locals);
    this.value(otherwise, wanted, types, locals);
  }

  array(node, wanted, types, locals) {
    if (wanted !== 'any' && !wanted.endsWith('[]'))
      return this.check.fault(node.line, `a list stands where ${wanted} is asked for`);
    for (const item of node.items) this.value(item, wanted === 'any' ? 'any' : wanted.slice(0, -2), types, locals);
  }

  loop(node, wanted, types, locals) {
    if (wanted !== 'any' && !wanted.endsWith('[]'))
      return this.check.fault(node.line, `a list stands where ${wanted} is asked for`);
    this.value(node.body, wanted === 'any' ? 'any' : wanted.slice(0, -2), types, this.locals(node, locals));
  }

  /** The names of a loop: an item is each of those that a list written out holds. */
  locals({ names: [item, index], of }, outer) {
    this.value(of, 'any', {}, outer);
    const list = of.kind === 'name' ? this.check.scope.get(of.name)?.value : of;
    return { ...outer, [item]: list?.kind === 'array' ? list.items : [], ...(index && { [index]: [] }) };
  }

  object(node, wanted, types, locals, name) {
    if (typeof wanted === 'string') {
      if (wanted === 'any')
        return void node.entries.forEach(({ value, key }) => this.anyEntry(value, key, types, locals));
      if (!wanted.startsWith('#') || wanted.endsWith('[]'))
        return this.check.fault(node.line, `an object stands where ${wanted} is asked for`);
      name = wanted.slice(1);
      this.check.touched?.(types, name);
      wanted = types[name];
      if (wanted === undefined)
        return this.check.fault(node.line, `${name}: its type is not among those taken down (azureTypes.mjs)`);
    }
    this.entries(node, wanted.cases === undefined ? wanted : this.caseOf(node, wanted), types, locals, name);
  }

  anyEntry(value, key, types, locals) {
    if (typeof key !== 'string') this.value(key, 'string', types, locals);
    this.value(value, 'any', types, locals);
  }

  caseOf(node, { by, cases }) {
    const said = node.entries.find(({ key }) => key === by)?.value.value;
    if (cases[said] === undefined)
      this.check.fault(node.line, `${by} '${said}' is none of ${Object.keys(cases).join(', ')}`);
    return cases[said] ?? { '*': 'any' };
  }

  entries(node, wanted, types, locals, name) {
    const given = new Set();
    for (const { key, line, value } of node.entries) {
      const plain = typeof key === 'string' ? key : key.parts.length === 0 ? key.value : undefined;
      if (typeof key !== 'string') this.value(key, 'string', types, locals);
      if (given.has(plain)) this.check.fault(line, `${plain} stands twice`);
      given.add(plain);
      const type = Object.hasOwn(wanted, plain ?? '*') ? wanted[plain ?? '*'] : wanted['*'];
      if (type === undefined) this.check.fault(line, `${name} has no ${plain}`);
      else if (type.endsWith('-')) this.check.fault(line, `${plain} is told by Azure, not given`);
      this.value(value, type === undefined ? 'any' : type.replace(/[!-]$/, ''), types, locals);
    }
    for (const [key, must] of Object.entries(closed)) {
      const said = node.entries.find((entry) => entry.key === key)?.value;
      if (Object.hasOwn(wanted, key) && said?.value !== must) this.check.fault(node.line, `${key} must be ${must}`);
    }
    const missing = Object.keys(wanted).filter((key) => wanted[key].endsWith('!') && !given.has(key));
    if (missing.length > 0) this.check.fault(node.line, `${name} needs ${missing.join(', ')}`);
  }

  call(node, wanted, types, locals) {
    if (node.of !== undefined) this.value(node.of, 'any', types, locals);
    const joins = node.name === 'concat' || node.name === 'union';
    for (const given of node.given) this.value(given, joins ? wanted : 'any', types, locals);
    this.fits(node, this.check.resultOf(node.name, node.line), wanted);
  }

  index({ of, key }, _wanted, types, locals) {
    this.value(of, 'any', types, locals);
    this.value(key, 'any', types, locals);
  }

  name(node, wanted, types, locals) {
    if (Object.hasOwn(locals, node.name)) return;
    const found = this.check.resolve(node.name, node.line);
    if (found?.kind === 'param') this.fits(node, this.check.paramType(found), wanted);
    // Checked where it stands, and once more for what it is wanted as here.
    if (found?.kind === 'var' && wanted !== 'any') this.value(found.value, wanted, types);
  }

  member(node, wanted, types, locals) {
    const path = [];
    let root = node;
    for (; root.kind === 'member'; root = root.of) path.unshift(root.name);
    if (root.kind !== 'name') return this.value(root, 'any', types, locals);
    if (Object.hasOwn(locals, root.name)) return this.itemMember(node, locals[root.name], path, wanted, types);
    const found = this.check.resolve(root.name, node.line);
    if (found?.kind === 'resource') this.fits(node, this.resourceMember(node, found.type, path), wanted);
    if (found?.kind === 'module') this.fits(node, this.outputType(node, found, path), wanted);
  }

  itemMember(node, items, [name], wanted, types) {
    for (const item of items) {
      const entry = item.entries?.find(({ key }) => key === name);
      if (entry === undefined) this.check.fault(node.line, `an item of line ${item.line} has no ${name}`);
      else this.value(entry.value, wanted, types);
    }
  }

  resourceMember(node, type, path) {
    const objects = this.check.types[type] ?? {};
    let at = objects[type];
    for (const [depth, name] of path.entries()) {
      const next = at?.cases === undefined ? (at?.[name] ?? at?.['*']) : undefined;
      if (next === undefined)
        return (this.check.fault(node.line, `${type} has no ${path.slice(0, depth + 1).join('.')}`), 'any');
      const bare = next.replace(/[!-]$/, '');
      if (depth === path.length - 1 || !bare.startsWith('#')) return bare;
      this.check.touched?.(objects, bare.slice(1));
      at = objects[bare.slice(1)];
    }
    return 'any';
  }

  outputType(node, { path: file }, [outputs, name]) {
    const found = this.check.modules.get(file)?.find((each) => each.kind === 'output' && each.name === name);
    if (outputs !== 'outputs' || found === undefined)
      return (this.check.fault(node.line, `${file} gives no ${name}`), 'any');
    return found.type;
  }
}
