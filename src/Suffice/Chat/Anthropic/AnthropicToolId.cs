namespace Suffice.Chat.Anthropic;

/// <summary>Ids of tool calls: Anthropic takes letters, digits, _ and - only; some servers of OpenAI's protocol give out others.</summary>
internal static class AnthropicToolId
{
    public static string Of(string id, bool own) => own || (id.Length > 0 && id.All(IsPlain))
        ? id
        : string.Concat("call_", string.Concat(id.Select(letter => IsPlain(letter) ? letter : '_')));

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
