using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Canonical;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Judges;

namespace Suffice.Evaluation.Metrics;

/// <summary>An item and one answer to it, as metrics see them; what several need is read once.</summary>
/// <param name="item">The item.</param>
/// <param name="answer">The answer.</param>
public sealed class MeasuredAnswer(EvalItem item, ChatAnswer answer)
{
    private JudgedAnswer? judged;
    private (bool Read, JsonElement? Json) found;

    /// <summary>The item.</summary>
    public EvalItem Item { get; } = item;

    /// <summary>The answer.</summary>
    public ChatAnswer Answer { get; } = answer;

    /// <summary>The name of the model that answered.</summary>
    public string Model { get; init; } = string.Empty;

    /// <summary>How long the answer took; <see langword="null"/> when it is not known.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>What the answer cost; <see langword="null"/> when it is not known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Asks models on behalf of metrics; <see langword="null"/> where none may be asked.</summary>
    public IJudgeAsker? Judges { get; init; }

    /// <summary>Gives the last model's answer to the same item, for comparing; <see langword="null"/> when there is none to compare with.</summary>
    public Func<CancellationToken, ValueTask<ChatAnswer?>>? Ceiling { get; init; }

    /// <summary>The verdict that came with a recorded answer; <see langword="null"/> when none did.</summary>
    public bool? RecordedVerdict { get; init; }

    /// <summary>The answer's text.</summary>
    public string Text => Judged.Text;

    /// <summary>The answer as the checks of a gate see it.</summary>
    public JudgedAnswer Judged => judged ??= new JudgedAnswer(Item.Request, Answer) { AnsweredBy = Model };

    /// <summary>The answer as the task's gate has it by now: the same, or as a check mended it.</summary>
    internal JudgedAnswer AtGate
    {
        get => field ?? Judged;
        set;
    }

    /// <summary>The answer's JSON, prose and code fences around it left out; <see langword="null"/> when there is none.</summary>
    public JsonElement? Json
    {
        get
        {
            if (!found.Read)
            {
                found = (true, JsonInText.ReadOnly(Text));
            }

            return found.Json;
        }
    }
}
