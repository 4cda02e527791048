using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Responses;

public sealed class ResponsesTests(DeskGateway desk)
{
    private const string Keeps = "responses: { store: true }";

    public static TheoryData<ChatProtocol> Providers { get; } = new(Enum.GetValues<ChatProtocol>());

    [Fact]
    public async Task Responses_FirstRungFailsTheGate_AnswersInItsProtocolFromTheNextAndIsInTheLedger()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/responses", """{"model":"gpt-5","instructions":"You are the triage desk.","input":"Where is my parcel?"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonElement answer = await response.JsonAsync();
        answer.GetProperty("object").GetString().ShouldBe("response");
        answer.GetProperty("status").GetString().ShouldBe("completed");
        answer.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("normal");
        answer.GetProperty("usage").GetProperty("input_tokens").GetInt32().ShouldBe(100);
        answer.GetProperty("instructions").GetString().ShouldBe("You are the triage desk.");
        answer.GetProperty("store").GetBoolean().ShouldBeFalse();
        response.Headers.GetValues("x-suffice-path").ShouldBe(["small>large"]);
        response.Headers.GetValues("x-suffice-reason").ShouldBe(["one_of"]);
        RequestEntry row = (await gateway.StopAndReadAsync()).ShouldHaveSingleItem();
        row.Endpoint.ShouldBe("responses");
        row.CostUsd.ShouldBe(0.00132m);
    }

    [Fact]
    public async Task Responses_NoRungPasses_IsAClearErrorInOpenAIsForm()
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync(
            "/v1/responses", """{"model":"gpt-5","instructions":"You are the triage desk.","input":"Hm."}""");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableContent);
        (await response.ErrorAsync()).GetProperty("code").GetString().ShouldBe("not_passed");
    }

    [Fact]
    public async Task Responses_SameProtocol_GoesThroughByteForByteButTheModel()
    {
        const string call = """{ "model": "task:open", "temperature" : 0.50, "unknown_option": {"b":1,"a":[ ]}, "input":"héllo" }""";
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(ChatProtocol.Responses, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Responses));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/responses", call);

        upstream.Received[0].Path.ShouldBe("/v1/responses");
        upstream.Received[0].Body.ShouldBe(call.Replace("task:open", "m-1", StringComparison.Ordinal));
        (await response.Content.ReadAsStringAsync()).ShouldBe(Spoken.Answer(ChatProtocol.Responses, "hello"));
    }

    [Fact]
    public async Task Responses_CrossedToAnotherProtocol_NamesWhatIsLost()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(ChatProtocol.Anthropic, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Anthropic));

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/responses", """{"model":"task:open","input":"x","tools":[{"type":"web_search"}],"truncation":"auto","reasoning":{"effort":"high"}}""");

        response.Headers.GetValues("x-suffice-lossy").Single().Split(',').ShouldBe(["truncation", "reasoning.effort", "tools[web_search]"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("\"background\":true", "background")]
    [InlineData("\"background\":\"true\"", "background")]
    [InlineData("\"conversation\":5", "conversation")]
    [InlineData("\"conversation\":\"conv_1\"", "conversation")]
    [InlineData("\"previous_response_id\":\"resp_1\"", "previous_response_id")]
    public async Task Responses_AskingForWhatIsKeptNowhere_IsRefusedBeforeAnyModelIsAsked(string field, string parameter)
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Responses));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/responses", $$"""{"model":"task:open","input":"x",{{field}}}""");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement error = await response.ErrorAsync();
        error.GetProperty("param").GetString().ShouldBe(parameter);
        error.GetProperty("code").GetString().ShouldBe("unsupported_parameter");
        upstream.Received.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Responses_GoingOnFromAKeptAnswer_SendsTheWholeConversationWithItsOwnInstructions(ChatProtocol provider)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(Spoken.Answer(provider, "first answer")).Answers(Spoken.Answer(provider, "second answer"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, provider, Keeps));
        JsonElement first = await AskAsync(gateway, """{"model":"task:open","instructions":"old rules","input":"first question"}""");

        JsonElement second = await AskAsync(
            gateway,
            $$"""{"model":"task:open","instructions":"new rules","input":"second question","previous_response_id":"{{IdOf(first)}}"}""");

        string sent = upstream.Received[1].Body;
        ShouldHaveInOrder(sent, "new rules", "first question", "first answer", "second question");
        sent.ShouldNotContain("old rules");
        sent.ShouldNotContain("previous_response_id");
        second.GetProperty("previous_response_id").GetString().ShouldBe(IdOf(first));
        second.GetProperty("store").GetBoolean().ShouldBeTrue();
        IdOf(second).ShouldNotBe(IdOf(first));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Responses_GoingOnFromAStreamedAnswer_SendsTheWholeConversation(ChatProtocol provider)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Streams(Spoken.Whole(provider, "first answer")).Answers(Spoken.Answer(provider, "second answer"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, provider, Keeps));
        using HttpResponseMessage streamed = await gateway.PostAsync("/v1/responses", """{"model":"task:open","input":"first question","stream":true}""");
        List<JsonElement> events = [.. Spoken.DataOf(await streamed.Content.ReadAsStringAsync())];
        string id = IdOf(events[0].GetProperty("response"));

        await AskAsync(gateway, $$"""{"model":"task:open","input":"second question","previous_response_id":"{{id}}"}""");

        IdOf(events[^1].GetProperty("response")).ShouldBe(id);
        ShouldHaveInOrder(upstream.Received[1].Body, "first question", "first answer", "second question");
    }

    [Fact]
    public async Task Responses_ToolResultAfterAKeptCall_GoesToAnotherVendorAsItsOwn()
    {
        const string call = """{"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[{"type":"tool_use","id":"toolu_1","name":"f","input":{"a":1}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":100,"output_tokens":10}}""";
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(call).Answers(Spoken.Answer(ChatProtocol.Anthropic, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Anthropic, Keeps));
        const string tools = "\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{\"type\":\"object\"}}]";
        JsonElement first = await AskAsync(gateway, "{\"model\":\"task:open\",\"input\":\"x\"," + tools + "}");

        await AskAsync(
            gateway,
            $$"""{"model":"task:open","previous_response_id":"{{IdOf(first)}}","input":[{"type":"function_call_output","call_id":"toolu_1","output":"rain"}],{{tools}}}""");

        JsonElement messages = JsonElement.Parse(upstream.Received[1].Body).GetProperty("messages");
        messages.GetArrayLength().ShouldBe(3);
        messages[1].GetProperty("content")[0].GetProperty("id").GetString().ShouldBe("toolu_1");
        messages[2].GetProperty("content")[0].GetProperty("tool_use_id").GetString().ShouldBe("toolu_1");
    }

    [Fact]
    public async Task Responses_ItemNamedByItsId_IsPutInItsPlace()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(Spoken.Answer(ChatProtocol.Anthropic, "first answer")).Answers(Spoken.Answer(ChatProtocol.Anthropic, "second answer"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Anthropic, Keeps));
        JsonElement first = await AskAsync(gateway, """{"model":"task:open","input":"first question"}""");
        string item = first.GetProperty("output")[0].GetProperty("id").GetString()!;

        await AskAsync(
            gateway,
            $$"""{"model":"task:open","input":[{"role":"user","content":"first question"},{"type":"item_reference","id":"{{item}}"},{"role":"user","content":"second question"}]}""");

        ShouldHaveInOrder(upstream.Received[1].Body, "first question", "first answer", "second question");
    }

    [Fact]
    public async Task Responses_KeptHere_AreNotKeptByTheProviderToo()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(ChatProtocol.Responses, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Responses, Keeps)
            .Replace("id: m-1,", "id: m-1, capabilities: [reasoning],", StringComparison.Ordinal));

        await AskAsync(gateway, """{"model":"task:open","input":"x","include":["file_search_call.results"],"unknown_option":7}""");

        JsonElement sent = JsonElement.Parse(upstream.Received[0].Body);
        sent.GetProperty("store").GetBoolean().ShouldBeFalse();
        sent.GetProperty("include").EnumerateArray().Select(wish => wish.GetString()).ShouldBe(["file_search_call.results", "reasoning.encrypted_content"]);
        sent.GetProperty("unknown_option").GetInt32().ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task KeptResponse_Asked_IsTheAnswerAsItWasGivenUntilItIsDeleted(ChatProtocol provider)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(provider, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, provider, Keeps));
        JsonElement given = await AskAsync(gateway, """{"model":"task:open","input":"x"}""");
        string path = $"/v1/responses/{IdOf(given)}";

        string found = await gateway.Http.GetStringAsync(path);
        JsonElement deleted = await (await gateway.Http.DeleteAsync(path)).Content.ReadFromJsonAsync<JsonElement>();
        using HttpResponseMessage after = await gateway.Http.GetAsync(path);

        found.ShouldBe(given.GetRawText());
        deleted.GetProperty("deleted").GetBoolean().ShouldBeTrue();
        after.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await after.ErrorAsync()).GetProperty("code").GetString().ShouldBe("response_not_found");
    }

    [Fact]
    public async Task KeptResponse_ItsInput_IsListedInPages()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(Spoken.Answer(ChatProtocol.OpenAI, "one")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "two"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, Keeps));
        JsonElement first = await AskAsync(gateway, """{"model":"task:open","instructions":"rules","input":"first question"}""");
        JsonElement second = await AskAsync(gateway, $$"""{"model":"task:open","input":"second question","previous_response_id":"{{IdOf(first)}}"}""");
        string path = $"/v1/responses/{IdOf(second)}/input_items";

        JsonElement newest = await gateway.Http.GetFromJsonAsync<JsonElement>($"{path}?limit=1");
        JsonElement rest = await gateway.Http.GetFromJsonAsync<JsonElement>($"{path}?after={newest.GetProperty("last_id").GetString()}");
        using HttpResponseMessage wrong = await gateway.Http.GetAsync($"{path}?limit=0");

        newest.GetProperty("data")[0].GetRawText().ShouldContain("second question");
        newest.GetProperty("has_more").GetBoolean().ShouldBeTrue();
        rest.GetProperty("data").GetArrayLength().ShouldBe(2);
        rest.GetProperty("data")[1].GetRawText().ShouldContain("first question");
        rest.GetProperty("has_more").GetBoolean().ShouldBeFalse();
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("\"store\":false,", "responses: { store: true }")]
    [InlineData("", "")]
    public async Task Response_ThatIsNotToBeKept_IsNot(string store, string settings)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(ChatProtocol.OpenAI, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, settings));
        JsonElement given = await AskAsync(gateway, $$"""{"model":"task:open",{{store}}"input":"x"}""");

        using HttpResponseMessage found = await gateway.Http.GetAsync($"/v1/responses/{IdOf(given)}");

        given.GetProperty("store").GetBoolean().ShouldBeFalse();
        found.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("\"input\":\"x\",\"previous_response_id\":7", 400, "invalid_type", "previous_response_id")]
    [InlineData("\"input\":[{\"type\":\"item_reference\",\"id\":\"nosuch\"}]", 404, "item_not_found", "input")]
    public async Task Responses_WhatItGoesOnFromIsNoneOrUnknown_IsRefusedBeforeAnyModelIsAsked(string fields, int status, string code, string parameter)
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, Keeps));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/responses", $$"""{"model":"task:open",{{fields}}}""");

        ((int)response.StatusCode).ShouldBe(status);
        JsonElement error = await response.ErrorAsync();
        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("param").GetString().ShouldBe(parameter);
        upstream.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Responses_GoingOnFromWhatIsNotKept_IsNotFoundAndAsksNoModel()
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, Keeps));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/responses", """{"model":"task:open","input":"x","previous_response_id":"resp_other"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonElement error = await response.ErrorAsync();
        error.GetProperty("code").GetString().ShouldBe("previous_response_not_found");
        error.GetProperty("param").GetString().ShouldBe("previous_response_id");
        upstream.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task KeptResponse_OfAnotherKey_IsNeitherFoundNorGoneOnFromNorDeleted()
    {
        using CallersKeys keys = new();
        string annsKey = await keys.CreateAsync("ann");
        string bobsKey = await keys.CreateAsync("bob");
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(ChatProtocol.OpenAI, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Spoken.Policy(upstream, ChatProtocol.OpenAI, $"{Keeps}, keys_file: \"{keys.File}\""));
        using HttpResponseMessage given = await SendAsync(gateway, annsKey, HttpMethod.Post, "/v1/responses", """{"model":"task:open","input":"x"}""");
        string id = IdOf(await given.JsonAsync());

        using HttpResponseMessage seen = await SendAsync(gateway, bobsKey, HttpMethod.Get, $"/v1/responses/{id}");
        using HttpResponseMessage listed = await SendAsync(gateway, bobsKey, HttpMethod.Get, $"/v1/responses/{id}/input_items");
        using HttpResponseMessage next = await SendAsync(
            gateway, bobsKey, HttpMethod.Post, "/v1/responses", $$"""{"model":"task:open","input":"x","previous_response_id":"{{id}}"}""");
        using HttpResponseMessage deleted = await SendAsync(gateway, bobsKey, HttpMethod.Delete, $"/v1/responses/{id}");
        using HttpResponseMessage own = await SendAsync(gateway, annsKey, HttpMethod.Get, $"/v1/responses/{id}");

        HttpResponseMessage[] others = [seen, listed, next, deleted];
        others.ShouldAllBe(response => response.StatusCode == HttpStatusCode.NotFound);
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        upstream.Received.Count.ShouldBe(1);
    }

    private static Task<HttpResponseMessage> SendAsync(RunningGateway gateway, string key, HttpMethod method, string path, string? body = null)
    {
        HttpRequestMessage request = new(method, path);
        request.Headers.Add("authorization", $"Bearer {key}");
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        return gateway.Http.SendAsync(request);
    }

    private static async Task<JsonElement> AskAsync(RunningGateway gateway, string body)
    {
        using HttpResponseMessage response = await gateway.PostAsync("/v1/responses", body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());

        return await response.JsonAsync();
    }

    private static string IdOf(JsonElement response) => response.GetProperty("id").GetString()!;

    private static void ShouldHaveInOrder(string text, params string[] words)
    {
        int[] places = [.. words.Select(word => text.IndexOf(word, StringComparison.Ordinal))];
        places.ShouldAllBe(place => place >= 0, text);
        places.ShouldBeInOrder();
    }
}
