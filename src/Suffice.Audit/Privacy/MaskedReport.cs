using System.Collections.Immutable;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reports;

namespace Suffice.Audit.Privacy;

/// <summary>Masks the personal data of a whole report, so that no output made of it can forget to.</summary>
public static class MaskedReport
{
    /// <summary>Masks every text that came out of the log.</summary>
    /// <remarks>
    /// The places of calls and files stay, as they are the user's own files; so do the rungs of ladders, which are the catalogue's names, and
    /// fingerprints. A match that would need a masked text is dropped: it could not recognise anything.
    /// </remarks>
    /// <param name="report">The report.</param>
    /// <returns>The same with every such text masked; sums, counts and order are untouched.</returns>
    public static AuditReport Of(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        MaskedNames names = new(report);
        return report with
        {
            Coverage = Of(report.Coverage),
            Tasks = [.. report.Tasks.Select(task => Of(task, names))],
            Charges =
            [
                .. report.Charges.Select(charge => charge with
                {
                    Task = names[charge.Task],
                    Model = Mask(charge.Model),
                    Provider = Mask(charge.Provider),
                    ServiceTier = Mask(charge.ServiceTier),
                    Region = Mask(charge.Region),
                }),
            ],
            Unpriced = [.. report.Unpriced.Select(unpriced => unpriced with { Model = Mask(unpriced.Model), Why = Mask(unpriced.Why) })],
            Differences =
            [
                .. report.Differences.Select(difference => difference with { Model = Mask(difference.Model), Explanation = Mask(difference.Explanation) }),
            ],
            Retiring = [.. report.Retiring.Select(retiring => retiring with { Model = Mask(retiring.Model) })],
        };
    }

    private static AuditCoverage Of(AuditCoverage coverage) => coverage with
    {
        Doubtful = Of(coverage.Doubtful),
        NotCalls = Of(coverage.NotCalls),
        Faults = [.. coverage.Faults.Select(fault => fault with { What = Mask(fault.What) })],
        Notes = Of(coverage.Notes),
    };

    private static AuditedTask Of(AuditedTask task, MaskedNames names) => task with
    {
        Name = names[task.Name],
        Found = Mask(task.Found),
        Profile = Of(task.Profile),
        Readiness = Of(task.Readiness),
        Models = Of(task.Models),
        Match = Of(task.Match),
        Ladders = [.. task.Ladders.Select(ladder => ladder with { Notes = Of(ladder.Notes) })],
        Cache = Of(task.Cache),
        Batch = Of(task.Batch),
        Samples = [.. task.Samples.Select(Of)],
    };

    private static TaskProfile Of(TaskProfile profile) => profile with
    {
        Why = profile.Why.ToImmutableDictionary(entry => entry.Key, entry => Mask(entry.Value)),
        Labels = Of(profile.Labels),
    };

    private static ReadinessStatement Of(ReadinessStatement statement) => statement with
    {
        Sentence = Mask(statement.Sentence),
        Evidence = Of(statement.Evidence),
        Missing = Of(statement.Missing),
        Checks = Of(statement.Checks),
    };

    private static TaskMatch Of(TaskMatch match) => match with
    {
        SystemContains = Unmasked(match.SystemContains),
        PromptContains = Unmasked(match.PromptContains),
    };

    private static CallSample Of(CallSample sample) => sample with
    {
        Model = sample.Model is { } model ? Mask(model) : null,
        System = Mask(sample.System),
        Prompt = Mask(sample.Prompt),
        Answer = Mask(sample.Answer),
    };

    private static Discount? Of(Discount? discount) => discount is null ? null : discount with { Why = Mask(discount.Why) };

    private static ImmutableArray<string> Of(ImmutableArray<string> texts) => [.. texts.Select(Mask)];

    private static ImmutableArray<Counted> Of(ImmutableArray<Counted> counted) => [.. counted.Select(entry => entry with { What = Mask(entry.What) })];

    private static string? Unmasked(string? text) => text is not null && Mask(text) == text ? text : null;

    private static string Mask(string text) => PersonalDataMask.Mask(text);
}
