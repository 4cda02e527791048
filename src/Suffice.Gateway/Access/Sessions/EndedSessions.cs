using Microsoft.Extensions.Logging;

namespace Suffice.Gateway.Access.Sessions;

/// <summary>Sessions that a person ended, so that a cookie that was copied before is of no use after; a file each, seen by every replica.</summary>
internal sealed class EndedSessions(SessionFolder folder, TimeProvider time, ILogger<EndedSessions> logger)
{
    private const string Name = "ended";

    /// <summary>Tells whether a session was ended.</summary>
    /// <param name="session">Its id, as this gateway made it.</param>
    /// <returns>True when it was.</returns>
    public bool Holds(string session) => File.Exists(folder.PathOf(Name, session));

    /// <summary>Ends a session, and forgets those that would be over by now anyway.</summary>
    /// <param name="session">Its id, as this gateway made it.</param>
    public void Add(string session)
    {
        try
        {
            DirectoryInfo ended = folder.Open(Name);
            DateTime over = (time.GetUtcNow() - PersonSessions.Longest).UtcDateTime;
            foreach (FileInfo old in ended.EnumerateFiles().Where(file => file.LastWriteTimeUtc < over))
            {
                old.Delete();
            }

            File.WriteAllBytes(Path.Combine(ended.FullName, session), []);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The browser forgets its cookie all the same.
            GatewayLog.SessionNotEnded(logger, refused.Message);
        }
    }
}
