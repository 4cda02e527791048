using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Evaluation.Runs;
using Suffice.Providers.Recordings;
using Suffice.Spending;

namespace Suffice.Evaluation.Labelling;

/// <summary>Finds judged calls in the eval runs of a task: items that every rung answered, with the verdict of the metrics.</summary>
/// <param name="folder">The folder of runs; may be missing.</param>
/// <param name="locals">Rungs that answer here, so that a run need not hold their answers.</param>
internal sealed class RunLabels(string folder, LadderLocals locals)
{
    /// <summary>Finds them, the latest run of an item before earlier ones.</summary>
    /// <param name="task">The task.</param>
    /// <param name="ladder">The rungs, by their pins.</param>
    /// <param name="second">A second model that must have answered, too; may be <see langword="null"/>.</param>
    /// <returns>The calls.</returns>
    public FoundLabels Find(string task, IReadOnlyList<PinnedModel> ladder, PinnedModel? second)
    {
        PinnedModel[] wanted = second is null ? [.. ladder] : [.. ladder, second];
        Dictionary<CallKey, LabelledItem> found = [];
        int used = 0, others = 0, unanswered = 0;
        foreach ((string path, EvalRunHead head) in EvalRunStore.List(folder, task))
        {
            if (wanted.Any(pin => NameIn(head, pin) is null && !locals.Holds(pin.Name)))
            {
                others++;
                continue;
            }

            used++;
            EvalRun run = EvalRunStore.Load(path);
            Dictionary<string, EvalResult[]> results = run.Results.GroupBy(result => result.Item, StringComparer.Ordinal).ToDictionary(item => item.Key, item => item.ToArray(), StringComparer.Ordinal);
            foreach (EvalRunItem item in run.Items)
            {
                if (OutputsOf(head, results.GetValueOrDefault(item.Id) ?? [], wanted) is not { } outputs)
                {
                    unanswered++;
                    continue;
                }

                found.TryAdd(CallKey.Of(item.Request), new LabelledItem(ItemOf(item, outputs), item.Request));
            }
        }

        return new FoundLabels($"{used} eval runs", [.. found.Values],
        [
            .. others == 0 ? [] : new[] { $"{others} further runs lack {string.Join(" or ", wanted.Select(pin => $"{pin.Name} as it is pinned"))}" },
            .. unanswered == 0 ? [] : new[] { $"{unanswered} items lack a verdict on some model" },
        ]);
    }

    // A recorded answer has no pin but its name.
    private static string? NameIn(EvalRunHead head, PinnedModel pin) =>
        head.Models.FirstOrDefault(model => model.Id == pin.Id || (model.Provider is null && (model.Name == pin.Name || model.Name == pin.Id)))?.Name;

    // Of repeats the first that was judged: the others are no further evidence of the same call.
    private Dictionary<string, RecordedOutput>? OutputsOf(EvalRunHead head, EvalResult[] results, PinnedModel[] wanted)
    {
        Dictionary<string, RecordedOutput> outputs = new(StringComparer.Ordinal);
        foreach (PinnedModel pin in wanted)
        {
            string? name = NameIn(head, pin);
            if (results.Where(result => result.Model == name && !result.IsError).MinBy(result => result.Repeat) is { } judged)
            {
                outputs[pin.Name] = OutputOf(pin.Name, judged);
            }
            else if (!locals.Holds(pin.Name))
            {
                return null;
            }
        }

        return outputs;
    }

    private static RecordedOutput OutputOf(string model, EvalResult judged)
    {
        TokenUsage usage = new() { Input = judged.InputTokens, Output = judged.OutputTokens, Basis = UsageBasis.Reported };

        return new RecordedOutput
        {
            Model = model,
            Correct = judged.Passed,
            Latency = judged.Latency,
            Usage = usage,
            Answer = judged.Answer is null && judged.Calls.IsEmpty ? null : new ChatAnswer
            {
                Parts =
                [
                    .. string.IsNullOrEmpty(judged.Answer) ? [] : new ContentPart[] { new TextPart(judged.Answer) },
                    .. judged.Calls.Select((call, place) => new ToolCallPart($"call-{place}", call.Name, call.Arguments)),
                ],
                StopReason = StopReason.Done,
                Usage = usage,
                StatedConfidence = judged.StatedConfidence,
                Logprobs = judged.Logprobs,
            },
        };
    }

    private static RecordedItem ItemOf(EvalRunItem item, Dictionary<string, RecordedOutput> outputs) => new()
    {
        Id = item.Id,
        SplitKey = item.SplitKey,
        Messages = item.Request.Messages,
        Tools = item.Request.Tools,
        Reference = item.ReferenceText is { } text ? System.Text.Json.JsonSerializer.SerializeToElement(text) : null,
        Outputs = outputs,
    };
}
