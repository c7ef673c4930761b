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

// The plug-in that backs up has no package: of its resource, what is used here. `!` must be there.
const secretKey = { name: '!string', key: '!string' };
const resources = { cpu: 'string', memory: 'string' };
const written = {
  'barmancloud.cnpg.io/v1/ObjectStore': {
    apiVersion: '!string',
    kind: '!string',
    metadata: null,
    spec: {
      retentionPolicy: /^[1-9][0-9]*[dwm]$/,
      configuration: {
        destinationPath: '!string',
        endpointURL: 'string',
        s3Credentials: { accessKeyId: secretKey, secretAccessKey: secretKey, region: secretKey },
        wal: { compression: /^(bzip2|gzip|lz4|snappy|xz|zstd)$/, encryption: /^(AES256|aws:kms)$/, maxParallel: 'number' },
        data: { compression: /^(bzip2|gzip|snappy)$/, encryption: /^(AES256|aws:kms)$/, jobs: 'number', immediateCheckpoint: 'boolean' },
      },
      instanceSidecarConfiguration: { resources: { requests: resources, limits: resources }, retentionPolicyIntervalSeconds: 'number' },
    },
  },
};

function mismatches(value, shape, path) {
  if (shape === null) return [];
  if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value) ? [] : [`${path} must be ${shape}`];
  if (typeof shape === 'string') return typeof value === shape.replace('!', '') ? [] : [`${path} must be ${shape.replace('!', '')}`];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [`${path} must be object`];
  const missing = Object.keys(shape).filter(name => String(shape[name]).startsWith('!') && !(name in value)).map(name => `${path}/${name} is missing`);
  return missing.concat(Object.entries(value).flatMap(([name, child]) =>
    name in shape ? mismatches(child, shape[name], `${path}/${name}`) : [`${path}/${name} is not known`]));
}

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
  if (written[type]) return mismatches(object, written[type], '');
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
