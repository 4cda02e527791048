using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Suffice.Files;
using Suffice.Gateway.Answers;
using Suffice.Running;

namespace Suffice.Gateway.Pipelines;

/// <summary>Writes what came of a run as one answer: its report, and the error beside it when it stopped.</summary>
internal static class RunAnswer
{
    /// <summary>Writes it.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="report">What came of the run.</param>
    /// <returns>When written.</returns>
    public static Task WriteAsync(HttpContext context, RunReport report)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers[SufficeHeaders.Run] = report.Run;
        Set(headers, SufficeHeaders.Cost, AnswerHeaders.Usd(report.CostUsd));
        Set(headers, SufficeHeaders.BaselineCost, AnswerHeaders.Usd(report.BaselineCostUsd));
        if (report.Failure is { } failure)
        {
            context.Response.StatusCode = StatusOf(failure.Kind);
            if (failure.RetryAfter is { } wait)
            {
                headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            }

            headers[SufficeHeaders.ShouldRetry] = "false"; // The same call without the run's id would do everything again.
        }

        return JsonBody.WriteAsync(context, Json(report));
    }

    /// <summary>The report as JSON; when the run stopped, with the error that callers look for.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Json(RunReport report) => report.Failure is { } failure
        ? JsonSerializer.SerializeToUtf8Bytes(new StoppedRun(ErrorOf(report, failure), report), MachineJson.Options)
        : JsonSerializer.SerializeToUtf8Bytes(report, MachineJson.Options);

    private static RunError ErrorOf(RunReport report, StepFailure failure) => new(
        $"the step '{failure.Step}'{(failure.Index > 0 ? $" ({failure.Index})" : string.Empty)} failed: {failure.Message}; send {{\"run\": \"{report.Run}\"}} to go on from there",
        "pipeline_error",
        failure.Step,
        failure.Kind,
        failure.MayPass);

    private static int StatusOf(string kind) => kind switch
    {
        "not_allowed" => 403,
        "rate_limited" => 429,
        "over_rate_limit" => 413,
        "deadline" => 504,
        "unavailable" => 503,
        "upstream" or "external" => 502,
        "broken" => 500,
        _ => 422,
    };

    private static void Set(IHeaderDictionary headers, string name, string? value)
    {
        if (value is not null)
        {
            headers[name] = value;
        }
    }
}

/// <summary>Why a run stopped, where OpenAI's callers look for an error.</summary>
/// <param name="Message">What happened, and how to go on.</param>
/// <param name="Type">The kind of error.</param>
/// <param name="Param">The step.</param>
/// <param name="Code">The class of the step's failure.</param>
/// <param name="MayPass">True when the same step may succeed if it is tried again.</param>
internal sealed record RunError(string Message, string Type, string Param, string Code, bool MayPass);

/// <summary>A run that stopped.</summary>
/// <param name="Error">Why.</param>
/// <param name="Report">What was done.</param>
internal sealed record StoppedRun(RunError Error, RunReport Report);
