namespace Suffice.Chat.Wires;

/// <summary>What a protocol's callers know a setting by, to tell them that it was lost.</summary>
internal static class SettingNames
{
    /// <summary>The form asked of the answer.</summary>
    public static string Format(ChatProtocol? protocol) => protocol switch
    {
        ChatProtocol.Anthropic => "output_config.format",
        ChatProtocol.Responses => "text.format",
        _ => "response_format",
    };

    /// <summary>How much to think.</summary>
    public static string Effort(ChatProtocol? protocol) => protocol == ChatProtocol.Responses ? "reasoning.effort" : "reasoning_effort";

    /// <summary>The texts that end an answer.</summary>
    public static string Stop(ChatProtocol? protocol) => protocol == ChatProtocol.Anthropic ? "stop_sequences" : "stop";
}
