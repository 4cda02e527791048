using System.Buffers;
using Suffice.Chat;

namespace Suffice.Classifier.Signs;

/// <summary>Signs in how the call is built: tools and turns.</summary>
internal static class CallSigns
{
    private const int TurnsOfTalk = 2;

    private static readonly SearchValues<string> Roles =
        SearchValues.Create(["you are ", "you're ", "act as ", "your name is", "your role", "du bist ", "tu es ", "vous êtes ", "eres "], StringComparison.OrdinalIgnoreCase);

    public static void FindTurns(ChatRequest request, EvidenceList found)
    {
        int answers = 0;
        foreach (ChatMessage message in request.Messages)
        {
            answers += message.Role == ChatRole.Assistant ? 1 : 0;
        }

        if (answers >= TurnsOfTalk)
        {
            found.Add(TaskType.Conversation, 7, "several answers before this one");
        }
    }

    /// <summary>What the user said last; earlier turns were answered.</summary>
    public static string LastUserText(ChatRequest request)
    {
        for (int i = request.Messages.Length - 1; i >= 0; i--)
        {
            ChatMessage message = request.Messages[i];
            if (message.Role == ChatRole.User && message.Text is { Length: > 0 } text)
            {
                return text;
            }
        }

        return string.Empty;
    }

    /// <summary>True when the call has a system text.</summary>
    public static bool HasSystem(ChatRequest request)
    {
        foreach (ChatMessage message in request.Messages)
        {
            if (message.Role is ChatRole.System or ChatRole.Developer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the system text gives the model somebody to be.</summary>
    public static bool HasRole(ChatRequest request)
    {
        foreach (ChatMessage message in request.Messages)
        {
            if (message.Role is ChatRole.System or ChatRole.Developer && message.Text.AsSpan().ContainsAny(Roles))
            {
                return true;
            }
        }

        return false;
    }

    public static void FindTools(ChatRequest request, EvidenceList found)
    {
        if (request.Tools.IsDefaultOrEmpty || request.ToolChoice is { Mode: ToolChoiceMode.None })
        {
            return;
        }

        if (request.ToolChoice is { Mode: ToolChoiceMode.Named, Name: { } forced })
        {
            // One forced tool is how many programs ask for JSON: what it must be filled with tells the task.
            found.Add(TaskType.ToolUse, 2, $"tool {forced} is forced");
            SchemaSigns.Find(request.Tools.FirstOrDefault(tool => tool.Name == forced)?.Parameters, found);
            return;
        }

        found.Add(TaskType.ToolUse, 30, request.Tools.Length == 1 ? "a tool is offered" : $"{request.Tools.Length} tools are offered");
    }
}
