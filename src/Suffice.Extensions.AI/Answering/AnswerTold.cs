using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Suffice.Ledger;

namespace Suffice.Extensions.AI.Answering;

/// <summary>What was done with a call, as properties of its answer.</summary>
internal static class AnswerTold
{
    /// <summary>The properties.</summary>
    /// <param name="entry">The request's row.</param>
    /// <param name="lost">The names of what the model could not be told.</param>
    /// <returns>The properties.</returns>
    public static AdditionalPropertiesDictionary Of(RequestEntry entry, ImmutableArray<string> lost)
    {
        AdditionalPropertiesDictionary told = new() { [SufficeProperties.Request] = entry.Id };
        Add(told, SufficeProperties.Task, entry.Task);
        Add(told, SufficeProperties.Model, entry.Model);
        Add(told, SufficeProperties.Path, entry.Path);
        Add(told, SufficeProperties.Reason, entry.Reason);
        Add(told, SufficeProperties.Lossy, lost.IsDefaultOrEmpty ? null : string.Join(',', lost));
        if (entry.CostUsd is { } cost)
        {
            told[SufficeProperties.Cost] = cost;
        }

        if (entry.BaselineCostUsd is { } baseline)
        {
            told[SufficeProperties.BaselineCost] = baseline;
        }

        return told;
    }

    private static void Add(AdditionalPropertiesDictionary told, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            told[name] = value;
        }
    }
}
