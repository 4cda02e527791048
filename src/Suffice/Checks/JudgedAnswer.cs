using Suffice.Chat;

namespace Suffice.Checks;

/// <summary>A call and one answer to it, as the checks of a gate see them; what several checks need is read once.</summary>
/// <remarks>Lives for one judgement and is used by one gate at a time.</remarks>
public sealed class JudgedAnswer(ChatRequest request, ChatAnswer answer, IModelAsker? models = null)
{
    private string? text;
    private AnswerJson? json;

    /// <summary>The call.</summary>
    public ChatRequest Request { get; } = request;

    /// <summary>Its answer.</summary>
    public ChatAnswer Answer { get; } = answer;

    /// <summary>Asks another model on behalf of a check, its cost counted; <see langword="null"/> where no model may be asked.</summary>
    public IModelAsker? Models { get; } = models;

    /// <summary>The name of the model that answered, as the policy calls it.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>True when a failed answer can still go one rung up. Doubt alone (agreement) is no reason to refuse the last rung's answer.</summary>
    public bool HasNextRung { get; init; } = true;

    /// <summary>True when the confidence is wanted though no rung follows: the caller itself decides what to do with a doubtful answer.</summary>
    public bool WantsDoubt { get; init; }

    /// <summary>What the checks of the gate found that were run before the one that looks; empty for the first.</summary>
    public IReadOnlyList<CheckOutcome> Findings { get; internal set; } = [];

    /// <summary>The answer's text.</summary>
    public string Text => text ??= Answer.Text;

    /// <summary>True when the answer asks for tools: what it says besides is not yet the answer, and checks of the text have nothing to judge.</summary>
    public bool IsToolTurn => Answer.ToolCalls.Any();

    /// <summary>The answer's text read as JSON, once for all checks.</summary>
    public AnswerJson Json => json ??= AnswerJson.Read(Text);
}
