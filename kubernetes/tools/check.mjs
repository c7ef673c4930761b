// node check.mjs <file>   takes an array of operators' resources (JSON), prints what an API server with strict field
// validation would refuse in them, a line each, and ends with 1 if there was anything.
//
// The packages are made from the operators' Go types, but let unknown fields pass. So the object that is checked notes what is
// asked of it: what stands in it and was never asked for is unknown. Of an object that is free in form nothing is asked. The
// packages have lost fields that are called `description`.
import { readFileSync } from 'node:fs';

// By API group; nothing else may be delivered.
const packages = {
  'argoproj.io/v1alpha1/Application': 'argo-cd',
  'argoproj.io/v1alpha1/AppProject': 'argo-cd',
  'argoproj.io/v1alpha1/Rollout': 'argo-rollouts',
  'argoproj.io/v1alpha1/AnalysisTemplate': 'argo-rollouts',
  'external-secrets.io/v1/ExternalSecret': 'external-secrets',
  'keda.sh/v1alpha1/ScaledObject': 'keda',
  'monitoring.coreos.com/v1/PodMonitor': 'prometheus-operator',
  'postgresql.cnpg.io/v1/Cluster': 'cloudnative-pg',
  'postgresql.cnpg.io/v1/ScheduledBackup': 'cloudnative-pg',
};

function watched(value, asked) {
  if (value === null || typeof value !== 'object') return value;
  const children = new Map();
  const names = new Set();
  asked.set(value, names);
  return new Proxy(value, {
    get(target, name) {
      if (typeof name === 'string') names.add(name);
      const child = target[name];
      if (typeof name !== 'string' || child === null || typeof child !== 'object') return child;
      if (!children.has(name)) children.set(name, watched(child, asked));
      return children.get(name);
    },
  });
}

function unknown(value, path, asked) {
  if (value === null || typeof value !== 'object' || !asked.has(value)) return [];
  const names = asked.get(value);
  const free = !Array.isArray(value) && names.size === 0;
  return Object.entries(value).flatMap(([name, child]) =>
    free || names.has(name) || Array.isArray(value) ? unknown(child, `${path}/${name}`, asked) : [`${path}/${name} is not known`]);
}

async function problems(object) {
  const type = `${object.apiVersion}/${object.kind}`;
  const name = packages[type];
  if (!name) return [`${type} is not among the kinds that are delivered`];
  const models = await import(`@kubernetes-models/${name}/${object.apiVersion}/${object.kind}`);
  const asked = new Map();
  try {
    models[object.kind].prototype.validate.call(watched(object, asked));
  } catch (error) {
    return [error.message];
  }
  return unknown(object, '', asked);
}

const objects = JSON.parse(readFileSync(process.argv[2], 'utf8'));
let failed = false;
for (const object of objects) {
  for (const problem of await problems(object)) {
    failed = true;
    console.log(`${object.kind} ${object.metadata?.name}: ${problem}`);
  }
}
process.exit(failed ? 1 : 0);
