using Suffice.Catalog;
using Suffice.Checks;
using Suffice.Classifier;
using Suffice.Confidence;
using Suffice.Policy;

namespace Suffice.Engine;

/// <summary>The loader of policies with everything that ships: the catalogue, the checks, the structural gate.</summary>
public static class PolicyFiles
{
    /// <summary>Makes a loader.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="estimators">Reads the estimators of calibrations; <see langword="null"/> refuses policies that need one.</param>
    /// <param name="guessers">Reads learned task classifiers; <see langword="null"/> refuses policies that name one.</param>
    /// <returns>The loader; reads the catalogue afresh, so keep it.</returns>
    public static PolicyLoader Loader(TimeProvider time, IEstimatorReader? estimators = null, ITaskGuesserReader? guessers = null) =>
        new(BuiltInChecks.All, StructuralGate.Names, ModelCatalog.BuiltIn(), time, estimators, guessers);

    /// <summary>The JSON Schema of policies, for editors.</summary>
    /// <returns>The schema as text.</returns>
    public static string Schema() => PolicySchema.Generate(BuiltInChecks.All);
}
