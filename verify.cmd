@echo off
rem The project's tests on Windows, where no virtual display is needed. The sums are in Maven's own last lines.
cd /d "%~dp0"
call mvnw.cmd -B %* verify
exit /b %errorlevel%
