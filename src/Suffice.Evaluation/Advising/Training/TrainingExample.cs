using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>A call with the answer to learn from it.</summary>
internal sealed record TrainingExample
{
    /// <summary>The call's turns.</summary>
    public required ImmutableArray<TrainingTurn> Prompt { get; init; }

    /// <summary>The answer to learn.</summary>
    public required TrainingTurn Answer { get; init; }

    /// <summary>The answer to unlearn; <see langword="null"/> where none is known.</summary>
    public TrainingTurn? Rejected { get; init; }

    /// <summary>The tools offered.</summary>
    public ImmutableArray<ToolDefinition> Tools { get; init; } = [];

    /// <summary>Whether several tools may be called at once; <see langword="null"/> when unsaid.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>The JSON Schema of the answer; <see langword="null"/> when there is none.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>When the call came; <see langword="null"/> when not known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The same for copies and rewordings of one call, where its recording says so; <see langword="null"/> where nobody does.</summary>
    public string? SplitKey { get; init; }

    /// <summary>The rung that answered, from 0; -1 when it is not on the ladder. Of two answers to one call the higher rung's is learned.</summary>
    public int Rung { get; init; }

    /// <summary>The same for the same call, system text and tools included.</summary>
    public string CallKey => KeyOf([.. Prompt.Select(Told), .. Tools.Select(tool => tool.Name), Schema?.GetRawText() ?? string.Empty]);

    /// <summary>The same for what is asked, whatever the system text says.</summary>
    public string AskedKey => KeyOf(Prompt.Where(turn => turn.Role != ChatRole.System).Select(Told));

    /// <summary>The same for all turns of one conversation: what its user said first.</summary>
    public string ConversationKey => KeyOf(Prompt.Where(turn => turn.Role == ChatRole.User).Take(1).Select(Told));

    /// <summary>True when the call brings instructions.</summary>
    public bool HasSystem => Prompt.Any(turn => turn.Role == ChatRole.System);

    /// <summary>Tokens of the prompt's texts, estimated.</summary>
    public long PromptTokens => Prompt.Sum(turn => TokenEstimate.Text(turn.Text));

    private static string Told(TrainingTurn turn) =>
        $"{turn.Role}\n{turn.Text}\n{string.Join('\n', turn.Images)}\n{string.Join('\n', turn.Calls.Select(call => $"{call.Name}({call.ArgumentsJson})"))}";

    // Lengths first, so that no text can imitate the border between two.
    private static string KeyOf(IEnumerable<string> parts)
    {
        StringBuilder all = new();
        foreach (string part in parts)
        {
            all.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 16));
    }
}
