using Suffice.Catalog;
using Suffice.Checks;
using Suffice.Classifier.Learned;
using Suffice.Confidence;
using Suffice.Files;
using Suffice.Policy.Compiling;
using Suffice.Policy.Compiling.Gates;
using Suffice.Policy.Sources;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Policy;

/// <summary>Loads policies: reads <c>suffice.yaml</c> and the task folders beside it, checks everything, and says all that is wrong.</summary>
/// <param name="checks">The kinds of checks a gate may name.</param>
/// <param name="structuralGate">Those that <c>gate: structural</c> stands for.</param>
/// <param name="catalog">The models that are known without the policy.</param>
/// <param name="clock">Tells the day, for prices, retirements and calibrations.</param>
/// <param name="estimators">Reads the estimators of calibrations; without it a policy that asks for confidence is refused.</param>
/// <param name="guessers">Reads learned task classifiers; without it a policy that names one is refused.</param>
/// <remarks>Safe to use from many threads at once. Nothing of one load reaches the next.</remarks>
/// <exception cref="ArgumentException">Two kinds of checks share a name.</exception>
public sealed class PolicyLoader(
    IReadOnlyList<CheckDefinition> checks,
    IReadOnlyList<CheckDefinition> structuralGate,
    ModelCatalog catalog,
    TimeProvider clock,
    IContentReader<IAnswerEstimator>? estimators = null,
    IContentReader<ITaskGuesser>? guessers = null)
{
    private readonly ChecksByName kinds = new(checks, structuralGate);
    private readonly RecordShapes shapes = new();

    /// <summary>The loader with everything that ships: the checks and the catalogue.</summary>
    /// <param name="clock">Tells the day, for prices, retirements and calibrations.</param>
    /// <param name="estimators">Reads the estimators of calibrations; <see langword="null"/> refuses policies that need one.</param>
    /// <param name="guessers">Reads learned task classifiers; <see langword="null"/> refuses policies that name one.</param>
    /// <returns>The loader; reads the catalogue afresh, so keep it.</returns>
    public static PolicyLoader BuiltIn(TimeProvider clock, IContentReader<IAnswerEstimator>? estimators = null, IContentReader<ITaskGuesser>? guessers = null) =>
        new(BuiltInChecks.All, BuiltInChecks.Structural, ModelCatalog.BuiltIn(), clock, estimators, guessers);

    /// <summary>Loads a policy. Mistakes in it are a result, never an exception.</summary>
    /// <param name="path">The main file.</param>
    /// <param name="options">How; default for looking at a policy without serving it.</param>
    /// <returns>The policy, or everything that is wrong with it.</returns>
    public PolicyLoadResult Load(string path, PolicyLoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        YamlFindings findings = new();
        PolicySources sources = new();
        YamlBinder binder = new(findings, shapes);
        SufficePolicy? policy = null;
        if (new PolicyReader(sources, binder, findings).Read(path) is { } written)
        {
            string root = Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty;
            Compilation load = new(findings, sources, binder, options ?? new PolicyLoadOptions(), root, clock.GetUtcNow(), clock);
            policy = new PolicyCompiler(load, catalog, kinds, estimators, guessers).Compile(written);
        }

        return new PolicyLoadResult
        {
            Policy = findings.HasErrors ? null : policy,
            Errors = findings.Errors,
            Notices = findings.Notices,
            Origins = findings.Origins,
            Sources = sources,
        };
    }
}
