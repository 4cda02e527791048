using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Makes turns of calls and answers of any protocol: thinking, cache marks and what only one vendor knows are left behind.</summary>
/// <param name="mask">Masks personal data in a text; <see langword="null"/> to leave it.</param>
internal sealed class TrainingTurns(Func<string, string>? mask)
{
    /// <summary>The turns of a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="whyNot">What is the matter with it, as the end of a sentence about several; <see langword="null"/> when nothing is.</param>
    /// <returns>The turns.</returns>
    public ImmutableArray<TrainingTurn> Of(ChatRequest request, out string? whyNot)
    {
        List<TrainingTurn> turns = [];
        whyNot = request.Tools.Any(tool => tool.Kind is not null) ? "offer a provider's own tools, which no training form carries" : null;
        foreach (ChatMessage message in request.Messages)
        {
            whyNot ??= Obstacle(message.Parts);
            Add(turns, message);
        }

        whyNot ??= turns.Any(turn => turn.Role == ChatRole.User) ? null : "hold no word of a user";
        ImmutableArray<TrainingTurn> masked = [.. turns.Select(Masked)];
        whyNot ??= turns.Zip(masked).Any(pair => IsBroken(pair.First, pair.Second)) ? "would no longer be JSON where they were, once masked" : null;

        return masked;
    }

    /// <summary>The turn of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="whyNot">What is the matter with it; <see langword="null"/> when nothing is.</param>
    /// <returns>The turn.</returns>
    public TrainingTurn Of(ChatAnswer answer, out string? whyNot)
    {
        TrainingTurn said = Turn(ChatRole.Assistant, answer.Parts);
        TrainingTurn masked = Masked(said);
        whyNot = answer.StopReason is StopReason.MaxTokens or StopReason.ContextFull ? "have an answer that was cut off"
            : answer.StopReason == StopReason.Refused || answer.Parts.Any(part => part is RefusalPart) ? "have an answer that declines"
            : Obstacle(answer.Parts) is { } obstacle ? obstacle
            : said.Text.Length == 0 && said.Calls.IsEmpty ? "have an empty answer"
            : IsBroken(said, masked) ? "would no longer be JSON where they were, once masked"
            : null;

        return masked;
    }

    private static void Add(List<TrainingTurn> turns, ChatMessage message)
    {
        foreach (ToolResultPart result in message.Parts.OfType<ToolResultPart>())
        {
            turns.Add(Turn(ChatRole.Tool, result.Parts) with { ToolCallId = result.ToolCallId });
        }

        ImmutableArray<ContentPart> said = [.. message.Parts.Where(part => part is not ToolResultPart)];
        if (said.IsEmpty && message.Parts.Length > 0)
        {
            return;
        }

        TrainingTurn turn = Turn(message.Role == ChatRole.Developer ? ChatRole.System : message.Role, said);

        // Responses have a message for each of an assistant's items.
        if (turn.Role == ChatRole.Assistant && turns is [.., { Role: ChatRole.Assistant } last])
        {
            turns[^1] = last with { Text = last.Text + turn.Text, Calls = [.. last.Calls, .. turn.Calls] };
        }
        else
        {
            turns.Add(turn);
        }
    }

    private static TrainingTurn Turn(ChatRole role, ImmutableArray<ContentPart> parts) => new(role, string.Concat(parts.Select(part => part switch
    {
        TextPart text => text.Text,
        RefusalPart refusal => refusal.Text,
        _ => string.Empty,
    })))
    {
        Images = [.. parts.OfType<ImagePart>().Select(DataUrl.Of).OfType<string>()],
        Calls = [.. parts.OfType<ToolCallPart>().Select(call => new ToolCallPart(call.Id, call.Name, call.ArgumentsJson))],
    };

    private static string? Obstacle(IEnumerable<ContentPart> parts)
    {
        foreach (ContentPart part in parts)
        {
            string? obstacle = part switch
            {
                OpaquePart opaque => $"hold a part that no training form carries ({opaque.Kind})",
                ImagePart { Url: null, Base64: null } => "hold an image that only its provider has",
                ToolResultPart result => Obstacle(result.Parts),
                _ => null,
            };
            if (obstacle is not null)
            {
                return obstacle;
            }
        }

        return null;
    }

    private TrainingTurn Masked(TrainingTurn turn) => mask is null ? turn : turn with
    {
        Text = mask(turn.Text),
        Calls = [.. turn.Calls.Select(call => new ToolCallPart(call.Id, call.Name, mask(call.ArgumentsJson)))],
    };

    private static bool IsBroken(TrainingTurn before, TrainingTurn after) =>
        (IsJson(before.Text) && !IsJson(after.Text)) || before.Calls.Zip(after.Calls).Any(pair => IsJson(pair.First.ArgumentsJson) && !IsJson(pair.Second.ArgumentsJson));

    private static bool IsJson(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return false;
        }

        try
        {
            using JsonDocument _ = JsonDocument.Parse(text);

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
