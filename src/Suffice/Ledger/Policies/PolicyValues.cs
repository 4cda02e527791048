using System.Collections.Immutable;
using System.Globalization;
using Suffice.Confidence;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Ledger.Policies;

/// <summary>What a policy says, value by value, with what its calibrations say.</summary>
internal static class PolicyValues
{
    /// <summary>Lists the values.</summary>
    /// <param name="loaded">A policy that is valid.</param>
    /// <returns>The values as loaded, then those of calibrations by task.</returns>
    public static ImmutableArray<ValueOrigin> Of(PolicyLoadResult loaded) =>
    [
        .. loaded.Origins,
        .. loaded.Policy!.AllTasks
            .Where(task => task.Confidence is not null)
            .OrderBy(task => task.Name, StringComparer.Ordinal)
            .SelectMany(task => Of(task.Name, task.Confidence!.Calibration)),
    ];

    /// <summary>The pairs of a calibration; what it does not have is left out.</summary>
    public static IEnumerable<ValueOrigin> Of(string task, Calibration calibration) =>
        new (string Name, string? Value)[]
        {
            ("made_at", calibration.MadeAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("accept_up_to", Written(calibration.AcceptUpTo)),
            ("start_above", Written(calibration.StartAbove)),
            ("bound", Written(calibration.Certificate?.Bound)),
            ("promise", calibration.Promise is { } promise ? $"{EnumWord.Of(promise.Kind)} {Written(promise.Value)} at {Written(promise.Confidence)}" : null),
        }
        .Where(pair => pair.Value is not null)
        .Select(pair => new ValueOrigin($"tasks.{task}.calibration.{pair.Name}", pair.Value!, Calibration.FileName));

    private static string? Written(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
