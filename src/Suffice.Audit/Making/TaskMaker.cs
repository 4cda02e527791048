using System.Collections.Immutable;
using System.Globalization;
using Suffice.Audit.Discovery;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Discovery.Names;
using Suffice.Audit.Discovery.Templates;
using Suffice.Audit.Pricing;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reading;
using Suffice.Audit.Reports;
using Suffice.Audit.Sources;
using Suffice.Audit.Structure;
using Suffice.Audit.Tallies;
using Suffice.Classifier;

namespace Suffice.Audit.Making;

/// <summary>Makes the tasks of the report.</summary>
internal sealed class TaskMaker(AuditOptions options, CallPricing pricing, AuditTally tally, ImmutableArray<SourceFile> files)
{
    private const int FingerprintsTold = 20;

    /// <summary>Texts of a task that are looked at for what they share.</summary>
    private const int TextsCompared = 12;

    private readonly TaskNames names = new();

    /// <summary>Makes them.</summary>
    /// <param name="tallies">The tallies.</param>
    /// <returns>The tasks, in the same order.</returns>
    public ImmutableArray<AuditedTask> Make(List<TaskTally> tallies)
    {
        List<string>[] systems = [.. tallies.Select(task => Texts(task, text => text.System))];
        List<string>[] prompts = [.. tallies.Select(task => Texts(task, text => text.Prompt))];
        return [.. tallies.Select((task, i) => Make(task, MatchOf(task, i, systems, prompts)))];
    }

    private AuditedTask Make(TaskTally task, TaskMatch match)
    {
        TaskProfile profile = ProfileOf(task);
        ReadinessStatement readiness = ReadinessJudge.Judge(profile);
        return new AuditedTask
        {
            Name = names.Of(task, profile.Type),
            Found = FoundBy(task),
            Profile = profile,
            Readiness = readiness,
            PaidUsd = task.PaidUsd,
            Unpriced = task.Charges.Where(charge => charge.Key.Unpriced is not null).Sum(charge => charge.Value.Calls),
            Models = [.. task.Models.Top.Select(model => new Counted(model.Key, model.Value))],
            Match = match,
            Ladders = new LadderMaker(options, pricing, tally).Make(task, readiness),
            Cache = DiscountMaker.Cache(task),
            Batch = DiscountMaker.Batch(task, profile, tally.Models, pricing.Today),
            PromptTokens = task.PromptTokens.ToHistogram(),
            AnswerTokens = task.AnswerTokens.ToHistogram(),
            Latency = task.Latency.ToHistogram(),
            Samples = [.. task.Samples.All.Select(SampleOf)],
        };
    }

    private static TaskProfile ProfileOf(TaskTally task)
    {
        Histogram prompts = task.PromptTokens.ToHistogram();
        (ImmutableArray<string> labels, ImmutableDictionary<CallTraits, string> why) = SignsMaker.Of(task);
        return new TaskProfile
        {
            Calls = task.Calls,
            WithText = task.WithText,
            Types = Enum.GetValues<TaskType>().Where(type => task.Types[(int)type] > 0).ToImmutableDictionary(type => type, type => task.Types[(int)type]),
            Traits = Enumerable.Range(0, task.Traits.Length).Where(bit => task.Traits[bit] > 0)
                .ToImmutableDictionary(bit => (CallTraits)(1 << bit), bit => task.Traits[bit]),
            Why = why,
            Labels = labels,
            DistinctShortAnswers = task.DistinctShortAnswers,
            PromptTokens = ((long)(prompts.Quantile(0.5) ?? 0), (long)(prompts.Quantile(0.9) ?? 0)),
            Tools = task.Tools,
            NotAnswered = task.NotAnswered,
        };
    }

    private static string FoundBy(TaskTally task) => task.Source.Kind switch
    {
        GroupSign.Hint => $"the log names it: {task.Source.From} \"{task.Source.Text}\"",
        GroupSign.WeakHint => $"the log names no task, only {task.Source.From} \"{task.Source.Text}\"",
        GroupSign.FixedPart => task.Fixed is { SystemText.Length: > 0 } ? "its calls share the system prompt" : "its calls share the schema or the tools",
        GroupSign.Head => "its system prompts begin alike, and then differ or offer other tools from call to call",
        GroupSign.PromptHead => $"its prompts begin with \"{task.Source.Text}\"",
        _ => task.Source.Text.Length > 0 ? task.Source.Text : "prompts that have nothing in common",
    };

    private static List<string> Texts(TaskTally task, Func<CallText, string> part) =>
        [.. task.Samples.All.OrderBy(sample => sample.Lot).Take(TextsCompared).Select(sample => part(sample.Text!)).Where(text => text.Length > 0)];

    private static TaskMatch MatchOf(TaskTally task, int number, List<string>[] systems, List<string>[] prompts)
    {
        if (task.Source.Kind is GroupSign.Nothing or GroupSign.WeakHint)
        {
            return new TaskMatch([], 0);
        }

        ImmutableArray<KeyValuePair<string, long>> told = [.. task.Fingerprints.Top.Take(FingerprintsTold)];
        double covered = task.Calls == 0 ? 0 : told.Sum(count => count.Value) / (double)task.Calls;
        List<string> Others(List<string>[] texts) => [.. texts.Where((_, i) => i != number).SelectMany(all => all)];
        bool hasSystem = systems[number].Count > 0;
        return new TaskMatch(
            [.. told.Select(count => count.Key)],
            covered,
            (covered < 1 || told.Length > 1) && hasSystem ? CommonText.Find(systems[number], Others(systems)) : null,
            !hasSystem && told.IsEmpty ? CommonText.Find(prompts[number], Others(prompts)) : null);
    }

    private CallSample SampleOf(CallDigest call) => new(
        string.Create(CultureInfo.InvariantCulture, $"{files[call.Place.File].Path}:{call.Place.Line}"),
        call.At,
        call.Model?.Name ?? (call.ModelName.Length > 0 ? call.ModelName : null),
        call.Text!.System,
        call.Text.Prompt,
        call.Text.Answer,
        call.Usage.Prompt / call.Times,
        call.Usage.Completion / call.Times,
        call.Paid.Usd / call.Times,
        call.Shape.Type);
}
