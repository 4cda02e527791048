using Suffice.Callers;
using Suffice.Pipelines;

namespace Suffice.Running;

/// <summary>Holds a caller to its scope before anything of a run is done.</summary>
internal static class RunScoping
{
    /// <summary>Why a caller may not run a pipeline.</summary>
    /// <remarks>A key that may not use everything may run what is made of its tasks; what a pipeline buys elsewhere comes with them, and alone with none.</remarks>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="caller">The caller.</param>
    /// <returns>Why not, without names that are not the caller's to see; <see langword="null"/> when it may.</returns>
    public static string? WhyNot(Pipeline pipeline, Caller caller)
    {
        if (!caller.IsScoped)
        {
            return null;
        }

        ModelStep[] asked = [.. pipeline.Steps.OfType<ModelStep>()];
        bool buys = pipeline.Steps.OfType<ExternalStep>().Any();

        return asked.Any(step => !caller.MayUseTask(step.Task)) || (buys && asked.Length == 0)
            ? $"the pipeline uses what this key may not; this key may use {caller.ScopeText()}"
            : null;
    }
}
