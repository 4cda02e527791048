using Suffice.Chat;

namespace Suffice.Checks.Tools;

/// <summary>Reads the arguments of a call; nothing at all means none.</summary>
internal static class ToolArguments
{
    public static AnswerJson Read(ToolCallPart call) =>
        AnswerJson.Read(string.IsNullOrWhiteSpace(call.ArgumentsJson) ? "{}" : call.ArgumentsJson);
}
