namespace Suffice.Fuzz.Engine;

/// <summary>The fuzzing of one target: pick, change, try, keep what is new, note what breaks.</summary>
/// <param name="target">The target.</param>
/// <param name="seed">Gives the same inputs again.</param>
/// <param name="corpus">The inputs to start from; grows.</param>
/// <param name="coverage">The edges, where the assemblies report them.</param>
/// <param name="trial">Tries inputs.</param>
internal sealed class TargetRun(IFuzzTarget target, int seed, Corpus corpus, CoverageMap? coverage, Trial trial)
{
    private readonly Random random = new(seed);
    private readonly HashSet<string> outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (byte[] Input, Find Find)> finds = new(StringComparer.Ordinal);
    private Mutator? mutator;

    /// <summary>The target.</summary>
    public IFuzzTarget Target => target;

    /// <summary>The inputs tried.</summary>
    public long Executions { get; private set; }

    /// <summary>The inputs kept.</summary>
    public int CorpusCount => corpus.Count;

    /// <summary>Edges seen; 0 where they are not counted.</summary>
    public int Edges => coverage?.Edges ?? 0;

    /// <summary>Distinct outcomes seen.</summary>
    public int Outcomes => outcomes.Count;

    /// <summary>What broke, each once, with its shortened input.</summary>
    public IReadOnlyDictionary<string, (byte[] Input, Find Find)> Finds => finds;

    /// <summary>Tries the inputs to start from as they are.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <returns>The finds that are new.</returns>
    public IReadOnlyList<string> Start(IEnumerable<byte[]> inputs)
    {
        List<string> found = [];
        foreach (byte[] input in inputs)
        {
            corpus.Add(input, keep: false);
            if (TryOne(input, isSeed: true) is { } signature)
            {
                found.Add(signature);
            }
        }

        if (corpus.Count == 0)
        {
            corpus.Add([], keep: false);
        }

        return found;
    }

    /// <summary>Tries one new input.</summary>
    /// <returns>The find, when it is new.</returns>
    public string? Step()
    {
        mutator ??= new Mutator(random, target.Words, target.MostBytes);
        return TryOne(mutator.Mutate(corpus.Pick(random), corpus.Pick(random)), isSeed: false);
    }

    private string? TryOne(byte[] input, bool isSeed)
    {
        coverage?.Reset();
        TrialResult result = trial.Run(input);
        Executions++;
        bool isOutcome = result.Outcome is { } outcome && outcomes.Add(outcome);
        bool isNew = coverage?.Learn() ?? isOutcome;
        if (isNew && !isSeed)
        {
            corpus.Add(input, keep: true);
        }

        if (result.Find is not { } find || finds.ContainsKey(find.Signature))
        {
            return null;
        }

        byte[] least = new Shrinker(trial).Shrink(input, find.Signature);
        finds[find.Signature] = (least, trial.Run(least).Find ?? find);
        return find.Signature;
    }
}
