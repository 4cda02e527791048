using System.Text;

namespace Suffice.Tests.Chat.Responses;

/// <summary>Streams of OpenAI's Responses as servers really send them, each with the whole response of the same content.</summary>
public static class ResponsesStreams
{
    public static string Text { get; } = Numbered(
        """{"type":"response.created","response":{"id":"resp_1","object":"response","created_at":1792000000,"status":"in_progress","model":"gpt-5-mini","output":[],"usage":null}}""",
        """{"type":"response.in_progress","response":{"id":"resp_1","object":"response","created_at":1792000000,"status":"in_progress","model":"gpt-5-mini","output":[],"usage":null}}""",
        """{"type":"response.output_item.added","output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","content":[],"role":"assistant"}}""",
        """{"type":"response.content_part.added","item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","annotations":[],"logprobs":[],"text":""}}""",
        """{"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"bil","logprobs":[{"token":"bil","logprob":-0.1}],"obfuscation":"Yw2"}""",
        """{"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"ling 😀 \"q\"","logprobs":[{"token":"ling","logprob":-0.2}],"obfuscation":"x"}""",
        """{"type":"response.output_text.annotation.added","item_id":"msg_1","output_index":0,"content_index":0,"annotation_index":0,"annotation":{"type":"url_citation","url":"u"}}""",
        """{"type":"response.output_text.done","item_id":"msg_1","output_index":0,"content_index":0,"text":"billing 😀 \"q\"","logprobs":[]}""",
        """{"type":"response.content_part.done","item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","annotations":[{"type":"url_citation","url":"u"}],"logprobs":[{"token":"bil","logprob":-0.1},{"token":"ling","logprob":-0.2}],"text":"billing 😀 \"q\""}}""",
        """{"type":"response.output_item.done","output_index":0,"item":{"id":"msg_1","type":"message","status":"completed","content":[{"type":"output_text","annotations":[{"type":"url_citation","url":"u"}],"logprobs":[{"token":"bil","logprob":-0.1},{"token":"ling","logprob":-0.2}],"text":"billing 😀 \"q\""}],"role":"assistant"}}""",
        $$"""{"type":"response.completed","response":{{TextWhole}}}""");

    public const string TextWhole =
        """{"id":"resp_1","object":"response","created_at":1792000000,"status":"completed","error":null,"incomplete_details":null,"model":"gpt-5-mini","output":[{"id":"msg_1","type":"message","status":"completed","content":[{"type":"output_text","annotations":[{"type":"url_citation","url":"u"}],"logprobs":[{"token":"bil","logprob":-0.1},{"token":"ling","logprob":-0.2}],"text":"billing 😀 \"q\""}],"role":"assistant"}],"store":true,"usage":{"input_tokens":12,"input_tokens_details":{"cached_tokens":4},"output_tokens":3,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":15},"metadata":{}}""";

    /// <summary>Reasoning, then two calls whose pieces alternate; only the first event of each says its name.</summary>
    public static string Tools { get; } = Numbered(
        """{"type":"response.created","response":{"id":"resp_2","object":"response","created_at":1,"status":"in_progress","model":"m","output":[]}}""",
        """{"type":"response.output_item.added","output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[]}}""",
        """{"type":"response.reasoning_summary_part.added","item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":""}}""",
        """{"type":"response.reasoning_summary_text.delta","item_id":"rs_1","output_index":0,"summary_index":0,"delta":"Look "}""",
        """{"type":"response.reasoning_summary_text.delta","item_id":"rs_1","output_index":0,"summary_index":0,"delta":"it up."}""",
        """{"type":"response.reasoning_summary_text.done","item_id":"rs_1","output_index":0,"summary_index":0,"text":"Look it up."}""",
        """{"type":"response.reasoning_summary_part.done","item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":"Look it up."}}""",
        """{"type":"response.output_item.done","output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Look it up."}],"encrypted_content":"gAAAA"}}""",
        """{"type":"response.output_item.added","output_index":1,"item":{"id":"fc_1","type":"function_call","status":"in_progress","arguments":"","call_id":"call_1","name":"f"}}""",
        """{"type":"response.output_item.added","output_index":2,"item":{"id":"fc_2","type":"function_call","status":"in_progress","arguments":"","call_id":"call_2","name":"g"}}""",
        """{"type":"response.function_call_arguments.delta","item_id":"fc_1","output_index":1,"delta":"{\"a\":"}""",
        """{"type":"response.function_call_arguments.delta","item_id":"fc_2","output_index":2,"delta":"{}"}""",
        """{"type":"response.function_call_arguments.delta","item_id":"fc_1","output_index":1,"delta":"1}"}""",
        """{"type":"response.function_call_arguments.done","item_id":"fc_1","output_index":1,"arguments":"{\"a\":1}"}""",
        """{"type":"response.output_item.done","output_index":1,"item":{"id":"fc_1","type":"function_call","status":"completed","arguments":"{\"a\":1}","call_id":"call_1","name":"f"}}""",
        """{"type":"response.function_call_arguments.done","item_id":"fc_2","output_index":2,"arguments":"{}"}""",
        """{"type":"response.output_item.done","output_index":2,"item":{"id":"fc_2","type":"function_call","status":"completed","arguments":"{}","call_id":"call_2","name":"g"}}""",
        $$"""{"type":"response.completed","response":{{ToolsWhole}}}""");

    public const string ToolsWhole =
        """{"id":"resp_2","object":"response","created_at":1,"status":"completed","error":null,"incomplete_details":null,"model":"m","output":[{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Look it up."}],"encrypted_content":"gAAAA"},{"id":"fc_1","type":"function_call","status":"completed","arguments":"{\"a\":1}","call_id":"call_1","name":"f"},{"id":"fc_2","type":"function_call","status":"completed","arguments":"{}","call_id":"call_2","name":"g"}],"usage":{"input_tokens":9,"output_tokens":40,"output_tokens_details":{"reasoning_tokens":30},"total_tokens":49}}""";

    /// <summary>A hosted tool, a part that stays empty, a refusal, and an end at the limit.</summary>
    public static string Cut { get; } = Numbered(
        """{"type":"response.created","response":{"id":"resp_3","object":"response","created_at":1,"status":"in_progress","model":"m","output":[]}}""",
        """{"type":"response.output_item.added","output_index":0,"item":{"id":"ws_1","type":"web_search_call","status":"in_progress"}}""",
        """{"type":"response.web_search_call.searching","item_id":"ws_1","output_index":0}""",
        """{"type":"response.output_item.done","output_index":0,"item":{"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"search","query":"q"}}}""",
        """{"type":"response.output_item.added","output_index":1,"item":{"id":"msg_1","type":"message","status":"in_progress","content":[],"role":"assistant"}}""",
        """{"type":"response.content_part.added","item_id":"msg_1","output_index":1,"content_index":0,"part":{"type":"refusal","refusal":""}}""",
        """{"type":"response.refusal.delta","item_id":"msg_1","output_index":1,"content_index":0,"delta":"I can"}""",
        """{"type":"response.refusal.delta","item_id":"msg_1","output_index":1,"content_index":0,"delta":"not"}""",
        """{"type":"response.refusal.done","item_id":"msg_1","output_index":1,"content_index":0,"refusal":"I cannot"}""",
        """{"type":"response.content_part.done","item_id":"msg_1","output_index":1,"content_index":0,"part":{"type":"refusal","refusal":"I cannot"}}""",
        """{"type":"response.output_item.done","output_index":1,"item":{"id":"msg_1","type":"message","status":"incomplete","content":[{"type":"refusal","refusal":"I cannot"}],"role":"assistant"}}""",
        $$"""{"type":"response.incomplete","response":{{CutWhole}}}""");

    public const string CutWhole =
        """{"id":"resp_3","object":"response","created_at":1,"status":"incomplete","error":null,"incomplete_details":{"reason":"max_output_tokens"},"model":"m","output":[{"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"search","query":"q"}},{"id":"msg_1","type":"message","status":"incomplete","content":[{"type":"refusal","refusal":"I cannot"}],"role":"assistant"}],"usage":{"input_tokens":5,"output_tokens":6,"total_tokens":11}}""";

    public static TheoryData<string, string> All { get; } = new()
    {
        { Text, TextWhole },
        { Tools, ToolsWhole },
        { Cut, CutWhole },
    };

    /// <summary>Events with their names and their numbers in order.</summary>
    public static string Numbered(params string[] events)
    {
        StringBuilder stream = new();
        for (int number = 0; number < events.Length; number++)
        {
            string data = events[number];
            string name = data["{\"type\":\"".Length..data.IndexOf("\",", StringComparison.Ordinal)];
            stream.Append("event: ").Append(name).Append("\ndata: ").Append(data, 0, data.Length - 1).Append(",\"sequence_number\":").Append(number).Append("}\n\n");
        }

        return stream.ToString();
    }
}
